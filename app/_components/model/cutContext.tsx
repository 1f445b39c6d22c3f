'use client';
import { createContext, useContext, useDeferredValue, type ReactNode } from 'react';
import { atThreshold } from '@/lib/stats/confusion';
import type { CutCounts } from '@/lib/workspace/modelView';
import { useCutInAddress } from './cutInAddress';

interface CutState {
  counts: CutCounts;
  cut: number;
  choose: (cut: number) => void;
  /** The cut that what is slow to draw shows: a moment behind while the slider moves. */
  drawnCut: number;
}

const CutContext = createContext<CutState | null>(null);

/** The one threshold of the page. Everything inside that depends on it asks for it here. */
export function CutProvider({ counts, children }: { counts: CutCounts; children: ReactNode }) {
  const [cut, choose] = useCutInAddress(counts.cuts, counts.inUse);
  const drawnCut = useDeferredValue(cut);
  return <CutContext value={{ counts, cut, choose, drawnCut }}>{children}</CutContext>;
}

function useCutState(): CutState {
  const state = useContext(CutContext);
  if (!state) throw new Error('What follows the threshold must stand inside a CutProvider');
  return state;
}

/** The cut and the figures at it. */
export function useCut() {
  const { counts, cut, choose } = useCutState();
  return { counts, cut, choose, ...at(counts, cut) };
}

/** The same for charts, a moment behind while the slider moves. */
export function useDrawnCut() {
  const { counts, drawnCut } = useCutState();
  return { counts, cut: drawnCut, ...at(counts, drawnCut) };
}

function at(counts: CutCounts, cut: number) {
  const i = Math.max(0, counts.cuts.indexOf(cut));
  return {
    i,
    figures: atThreshold({ truePositives: counts.truePositives[i]!, falsePositives: counts.falsePositives[i]!, positives: counts.positives, negatives: counts.negatives }),
    yes: counts.activeYes[i]!,
    profit: counts.profit?.[i] ?? null,
  };
}
