import type { ReactNode } from 'react';

export interface PanelScale {
  min: number;
  max: number;
  ticks: number[];
  /** Each tick as it is read. */
  format: (value: number) => string;
}

/** The drawing's own units: it is stretched to its box, so lines need `vectorEffect` and dots are strokes of no length. */
export const UNITS = 1000;
export const unitsX = (scale: PanelScale, value: number) => round(((value - scale.min) / (scale.max - scale.min || 1)) * UNITS);
export const unitsY = (scale: PanelScale, value: number) => round(UNITS - ((value - scale.min) / (scale.max - scale.min || 1)) * UNITS);
const round = (value: number) => Number(value.toFixed(1));

/** A number written at its place: above it, or below where the line comes from above. */
export interface PanelMark { x: number; y: number; text: string; below?: boolean }

/**
 * A plot as wide as its box with all its text in HTML, so that it is readable at any width and none of it is stretched. Panels of
 * the same scales under each other line up.
 */
export function Panel({ x, y, xTitle, summary, marks = [], rug, aside, children }: {
  x: PanelScale;
  y: PanelScale;
  xTitle: string;
  /** The drawing in words. */
  summary: string;
  /** Numbers written at their place. */
  marks?: PanelMark[];
  /** Places along the axis, ticked beneath it. */
  rug?: readonly number[];
  /** Beside the axis: what has no place on it. */
  aside?: { label: string; text: string; drawing: ReactNode };
  children: ReactNode;
}) {
  return (
    <div role="img" aria-label={summary} className={`numeric mt-3 grid text-xs text-text-3 ${aside ? 'grid-cols-[2.75rem_minmax(0,1fr)_4.5rem]' : 'grid-cols-[2.75rem_minmax(0,1fr)]'}`}>
      <div className="relative h-44 sm:h-56">
        {y.ticks.map((tick) => <span key={tick} className="absolute right-2 -translate-y-1/2" style={{ top: `${unitsY(y, tick) / 10}%` }}>{y.format(tick)}</span>)}
      </div>
      <div className="relative h-44 sm:h-56">
        <Drawing y={y}>{children}</Drawing>
        {marks.map((mark) => <Mark key={`${mark.x} ${mark.text}`} mark={mark} left={unitsX(x, mark.x) / 10} top={unitsY(y, mark.y) / 10} />)}
      </div>
      {aside && (
        <div className="relative ml-3 h-44 sm:h-56">
          <Drawing y={y}>{aside.drawing}</Drawing>
        </div>
      )}
      <div className="col-start-2">
        {rug && (
          <svg aria-hidden viewBox={`0 0 ${UNITS} 10`} preserveAspectRatio="none" width="100%" height="10" className="block overflow-visible">
            <path d={rug.map((value) => `M${unitsX(x, value)} 2V10`).join('')} stroke="var(--text-3)" vectorEffect="non-scaling-stroke" />
          </svg>
        )}
        <div className="relative h-5">
          {x.ticks.map((tick) => <span key={tick} className="absolute top-1 -translate-x-1/2 whitespace-nowrap" style={{ left: `${unitsX(x, tick) / 10}%` }}>{x.format(tick)}</span>)}
        </div>
        <p className="mt-1 text-center">{xTitle}</p>
      </div>
      {aside && <p className="ml-3 pt-1 text-center leading-4">{aside.label}<br /><span className="font-medium text-text">{aside.text}</span></p>}
    </div>
  );
}

function Drawing({ y, children }: { y: PanelScale; children: ReactNode }) {
  return (
    <svg aria-hidden viewBox={`0 0 ${UNITS} ${UNITS}`} preserveAspectRatio="none" width="100%" height="100%" className="absolute inset-0 overflow-visible">
      {y.ticks.map((tick) => <path key={tick} d={`M0 ${unitsY(y, tick)}H${UNITS}`} stroke={tick === 0 ? 'var(--control)' : 'var(--border)'} vectorEffect="non-scaling-stroke" />)}
      {children}
    </svg>
  );
}

/** Within the plot at either end of it, and never on the axis beneath. */
function Mark({ mark, left, top }: { mark: PanelMark; left: number; top: number }) {
  const shift = left < 6 ? '0' : left > 94 ? '-100%' : '-50%';
  return (
    <span
      className="absolute font-medium whitespace-nowrap text-text [text-shadow:0_0_3px_var(--surface),0_0_3px_var(--surface)]"
      style={{ left: `${left}%`, top: `${top}%`, transform: `translate(${shift}, ${mark.below && top < 85 ? '6px' : 'calc(-100% - 6px)'})` }}
    >
      {mark.text}
    </span>
  );
}
