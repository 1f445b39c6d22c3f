import type { ReactNode } from 'react';

/** A surface with a border: the unit that every screen is built from. */
export function Card({ children, className = '', id, labelledBy }: { children: ReactNode; className?: string; id?: string; labelledBy?: string }) {
  return (
    <section id={id} aria-labelledby={labelledBy} className={`rounded-card border border-border bg-surface p-4 ${className}`}>
      {children}
    </section>
  );
}
