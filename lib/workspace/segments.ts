import { formatCount } from '@/lib/format';
import type { Workspace } from './derive';

export interface SegmentSummary {
  id: string;
  label: string;
  /** Place among all segments of the dataset, whatever their size: a segment keeps its colour. */
  place: number;
  /** The rule, with its numbers, as far as the ones before it leave anyone. */
  rule: string;
  count: number;
  /** Of the active customers, 0–1. */
  share: number;
  /** Mean probability to leave; null without a model. */
  meanProbability: number | null;
}

export interface SegmentBreakdown {
  title: string;
  total: number;
  /** In order of precedence; segments whose rule cannot be applied to this dataset are left out. */
  segments: SegmentSummary[];
}

/** The active customers by rule segment: every customer in exactly one. */
export function segmentBreakdown(workspace: Workspace): SegmentBreakdown {
  const { activeRows, activeProbability, segments: { segments, of } } = workspace;
  const total = activeRows.length;
  const count = segments.map(() => 0);
  const sum = segments.map(() => 0);
  activeRows.forEach((row, i) => {
    count[of[row]!]!++;
    sum[of[row]!]! += activeProbability?.[i] ?? 0;
  });
  const summaries = segments.map(({ id, label, text }, place): SegmentSummary => ({
    id,
    label,
    place,
    rule: text,
    count: count[place]!,
    share: total === 0 ? 0 : count[place]! / total,
    meanProbability: activeProbability && count[place]! > 0 ? sum[place]! / count[place]! : null,
  }));
  return { title: title(workspace, summaries), total, segments: summaries };
}

function title({ activeProbability, assumptions }: Workspace, segments: SegmentSummary[]): string {
  const total = segments.reduce((sum, segment) => sum + segment.count, 0);
  if (activeProbability) {
    const predicted = activeProbability.reduce((sum, p) => sum + Number(p >= assumptions.threshold), 0);
    return `${formatCount(predicted)} of ${formatCount(total)} active customers are predicted to leave`;
  }
  const largest = segments.reduce((a, b) => (b.count > a.count ? b : a));
  return `${largest.label} is the largest segment: ${formatCount(largest.count)} of ${formatCount(total)} active customers`;
}
