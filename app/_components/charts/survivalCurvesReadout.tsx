'use client';
import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { ChartTooltip } from './tooltip';

const STEPS: Partial<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => Math.min(last, at + 1),
  ArrowUp: (at, last) => Math.min(last, at + 1),
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowDown: (at) => Math.max(0, at - 1),
  PageUp: (at, last) => Math.min(last, at + 12),
  PageDown: (at) => Math.max(0, at - 12),
  Home: () => 0,
  End: (_, last) => last,
};

/** What one month says: its name and value pairs, and where it lies across the drawing, 0–1. */
export interface ReadoutMonth {
  at: number;
  rows: (readonly [name: string, value: string])[];
}

/** Reads a drawing month by month, by pointer or arrows: one tab stop, Escape hides. Lies over the drawing, which must be positioned. */
export function MonthReadout({ label, months }: { label: string; months: ReadoutMonth[] }) {
  const [current, setCurrent] = useState<number | null>(null);
  const shown = current === null ? null : months[current]!;
  const last = months.length - 1;
  const byKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setCurrent(null);
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    setCurrent(current === null ? 0 : step(current, last));
  };
  const byPointer = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    // The month that lies nearest; months lie in order.
    const next = months.findIndex(({ at }) => at >= share);
    const before = Math.max(0, (next < 0 ? months.length : next) - 1);
    setCurrent(next >= 0 && months[next]!.at - share < share - months[before]!.at ? next : before);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={current ?? 0}
      aria-valuetext={months[current ?? 0]!.rows.map(([name, value]) => `${name} ${value}`).join('; ')}
      className="absolute inset-x-0 top-0 bottom-5"
      onKeyDown={byKey}
      onPointerMove={byPointer}
      onPointerDown={byPointer}
      onPointerLeave={() => setCurrent(null)}
      onBlur={() => setCurrent(null)}
    >
      {shown && (
        <>
          <span aria-hidden className="absolute inset-y-0 w-px bg-control" style={{ left: `${shown.at * 100}%` }} />
          <div aria-hidden className={`pointer-events-none absolute top-2 z-10 w-max max-w-64 ${shown.at > 0.5 ? '-translate-x-full pr-2' : 'pl-2'}`} style={{ left: `${shown.at * 100}%` }}>
            <ChartTooltip rows={shown.rows} />
          </div>
        </>
      )}
    </div>
  );
}
