import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { cutText, parseCut } from '@/lib/workspace/cut';

/** Browsers refuse addresses that change many times a second. */
const WRITE_AFTER_MS = 250;

/**
 * The chosen cut, which the address carries: a reload and Back bring it again, and another address brings its own. The threshold in
 * use needs no mention there.
 */
export function useCutInAddress(cuts: readonly number[], inUse: number): [cut: number, choose: (cut: number) => void] {
  const address = useSearchParams().get('threshold');
  const [chosen, setChosen] = useState(() => read(address, cuts));
  const [previous, setPrevious] = useState(address);
  // What this page last wrote there, which arrives after a moment: a change to anything else is a visit to another address.
  const [written, setWritten] = useState(address);
  if (address !== previous) {
    setPrevious(address);
    if (address !== written) {
      setWritten(address);
      setChosen(read(address, cuts));
    }
  }
  const cut = chosen !== null && cuts.includes(chosen) ? chosen : inUse;
  useEffect(() => {
    const text = cut === inUse ? null : cutText(cut);
    if (chosen === null || text === address || written !== address) return;
    const timer = setTimeout(() => {
      setWritten(text);
      window.history.replaceState(null, '', text === null ? window.location.pathname : `?threshold=${text}`);
    }, WRITE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [chosen, cut, inUse, address, written]);
  return [cut, setChosen];
}

function read(address: string | null, cuts: readonly number[]): number | null {
  return address === null ? null : parseCut(address, cuts);
}
