import { formatCount, formatMonths, formatProbability, formatRate } from '@/lib/format';
import { SEGMENTS, type Segment } from '@/lib/segments/ruleSegments';
import type { Workspace } from './derive';

export interface SegmentSummary {
  id: Segment;
  label: string;
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

export function segmentBreakdown(workspace: Workspace, formatCharge: (charge: number) => string): SegmentBreakdown {
  const { activeSegment, activeProbability, assumptions, highValueFrom, clv } = workspace;
  const { newMaxTenure, loyalMinTenure } = assumptions.segments;
  const rules: Record<Segment, { label: string; rule: string; applies: boolean }> = {
    atRisk: { label: 'At risk', rule: `Predicted to leave: probability of ${formatProbability(assumptions.threshold)} or more`, applies: activeProbability !== null },
    new: { label: 'New', rule: `Tenure of ${formatMonths(newMaxTenure)} or less`, applies: clv !== null },
    highValue: { label: 'High value', rule: `Charge in the top ${topShare(assumptions.segments.highValueShare)}: ${formatCharge(highValueFrom)} or more`, applies: !Number.isNaN(highValueFrom) },
    loyal: { label: 'Loyal', rule: `Tenure of ${formatMonths(loyalMinTenure)} or more`, applies: clv !== null },
    core: { label: 'Core', rule: 'Everyone else', applies: true },
  };
  const total = activeSegment.length;
  const segments = SEGMENTS.filter((id) => rules[id].applies).map((id): SegmentSummary => {
    const members = activeSegment.flatMap((segment, i) => (segment === id ? [i] : []));
    const sum = activeProbability ? members.reduce((acc, i) => acc + activeProbability[i]!, 0) : 0;
    return {
      id,
      label: rules[id].label,
      rule: rules[id].rule,
      count: members.length,
      share: total === 0 ? 0 : members.length / total,
      meanProbability: activeProbability && members.length > 0 ? sum / members.length : null,
    };
  });
  return { title: title(segments, total), total, segments };
}

function topShare(share: number): string {
  return Math.abs(share - 1 / 3) < 0.001 ? 'third' : formatRate(share);
}

function title(segments: SegmentSummary[], total: number): string {
  const atRisk = segments.find((segment) => segment.id === 'atRisk');
  if (atRisk) return `${formatCount(atRisk.count)} of ${formatCount(total)} active customers are predicted to leave`;
  const largest = segments.reduce((a, b) => (b.count > a.count ? b : a));
  return `${largest.label} is the largest segment: ${formatCount(largest.count)} of ${formatCount(total)} active customers`;
}
