import { CircleAlert, Info } from 'lucide-react';
import type { ReactNode } from 'react';

/** A message in the page: what happened and the next step. `problem` is announced at once. */
export function Notice({ tone = 'info', title, children }: { tone?: 'info' | 'problem'; title: string; children?: ReactNode }) {
  const Icon = tone === 'problem' ? CircleAlert : Info;
  return (
    <div role={tone === 'problem' ? 'alert' : 'note'} className={`flex gap-3 rounded-card border p-4 ${tone === 'problem' ? 'border-high bg-high-tint text-high-text' : 'border-border bg-raised text-text-2'}`}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        {children && <div className="mt-1 break-words">{children}</div>}
      </div>
    </div>
  );
}
