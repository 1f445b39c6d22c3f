/** ▲ or ▼. Drawn, because not every system has a font with these characters. */
export function Triangle({ up }: { up: boolean }) {
  return <svg aria-hidden viewBox="0 0 10 10" className="inline-block size-[0.75em] shrink-0"><path d={up ? 'M5 1 9.5 9H.5Z' : 'M5 9 .5 1H9.5Z'} fill="currentColor" /></svg>;
}
