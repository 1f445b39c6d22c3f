import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';

export const MENU_BUTTON = 'flex min-h-9 list-none items-center gap-1.5 rounded-control border bg-surface px-3 whitespace-nowrap hover:bg-raised [&::-webkit-details-marker]:hidden';

/** @param count how many choices of it are in force */
export function buttonLook(count: number): string {
  return count > 0 ? 'border-accent font-medium text-accent' : 'border-control text-text';
}

/** A button that opens a panel below itself, without a script; of several only one is open. */
export function Menu({ label, count = 0, wide = false, className = '', children }: {
  label: string;
  /** How many choices of it are in force. */
  count?: number;
  /** The panel is as wide as the form. */
  wide?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <details data-menu name="customer-menus" className={`group ${wide ? '' : 'lg:relative'} ${className}`}>
      <summary className={`${MENU_BUTTON} ${buttonLook(count)}`}>
        {label}
        {count > 0 && <span className="numeric rounded-full bg-accent px-1.5 text-xs/4 text-on-accent"><span className="sr-only">, chosen: </span>{count}</span>}
        <ChevronDown aria-hidden className="size-4 shrink-0 text-text-3 group-open:rotate-180" />
      </summary>
      <div className={`absolute inset-x-0 z-[5] mt-1 rounded-card border border-control bg-surface p-3 shadow-[0_8px_24px_rgb(0_0_0/0.18)] ${wide ? 'max-h-[70dvh] overflow-y-auto sm:p-4' : 'lg:inset-x-auto lg:left-0 lg:w-max lg:max-w-80 lg:min-w-52'}`}>
        {children}
      </div>
    </details>
  );
}
