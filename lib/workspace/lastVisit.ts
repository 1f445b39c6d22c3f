// Pages, actions and route handlers are bundled apart; the global object is what they share.
const shared = globalThis as typeof globalThis & { holdfastVisitedAt?: number };

/** Says that somebody asks for something. */
export function noteVisit(): void {
  shared.holdfastVisitedAt = performance.now();
}

/** Milliseconds since somebody last asked for something; Infinity where nobody has. */
export function sinceLastVisit(): number {
  return performance.now() - (shared.holdfastVisitedAt ?? -Infinity);
}
