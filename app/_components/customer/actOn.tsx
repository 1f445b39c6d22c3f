/** Drawn, not written: few fonts have the sign. */
function Diamond() {
  return <svg aria-hidden viewBox="0 0 10 10" className="inline-block size-2.5 align-baseline text-accent"><path d="M5 0 10 5 5 10 0 5Z" fill="currentColor" /></svg>;
}

/** Beside the name of a reason that one can act on. */
export function ActOnMark() {
  return <span className="whitespace-nowrap" data-act-on> <Diamond /><span className="sr-only"> (a reason to act on)</span></span>;
}

/** What the mark means, or why none is set, in one sentence. */
export function ActOnKey({ reasons, actOn }: { reasons: readonly { actOn: boolean }[]; actOn: string }) {
  if (!reasons.some((reason) => reason.actOn)) return <span data-act-on-key>None is a reason to act on, which an offer may answer: one that {actOn}.</span>;
  return <span data-act-on-key><Diamond /> A reason to act on, which an offer may answer: it {actOn}.</span>;
}
