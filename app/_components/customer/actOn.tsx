/** Beside the name of a reason that one can act on. */
export function ActOnMark() {
  return <span className="text-accent" data-act-on><span aria-hidden> ◆</span><span className="sr-only"> (a reason to act on)</span></span>;
}

/** What the mark means, or why none is set, in one sentence. */
export function ActOnKey({ reasons, actOn }: { reasons: readonly { actOn: boolean }[]; actOn: string }) {
  if (!reasons.some((reason) => reason.actOn)) return <span data-act-on-key>None is a reason to act on, which an offer may answer: one that {actOn}.</span>;
  return <span data-act-on-key><span aria-hidden className="text-accent">◆</span> A reason to act on, which an offer may answer: it {actOn}.</span>;
}
