/** How much of a job was done when, as it said. */
export interface Progressed {
  /** Milliseconds on any clock. */
  at: number;
  /** 0 … 1 of the whole job. */
  share: number;
}

/** What is remembered of a job to say how long it still takes. */
export interface Forecast {
  /** Where its work began: what comes before, such as waiting for another job, says nothing of its pace. */
  from: Progressed;
  last: Progressed;
  /** As it was last worked out; null while nobody can know. */
  seconds: number | null;
  /** What a reader is told: null also where it takes much longer than was told before. */
  secondsLeft: number | null;
}

/** Of the work, and seconds of it, from where a pace is known. */
const KNOWN_SHARE = 0.1;
const KNOWN_SECONDS = 3;
/** Seconds in which a change of the pace is believed. */
const BELIEVED = 5;
/** So many times longer than was told it is no longer told. */
const FAR_OFF = 2;

/**
 * The time that a job still needs, at its pace since its work began; told once a tenth of it is done, and never more than was told before:
 * where it goes slower than it did the time stands still, and where it would be off by more than a factor of two nothing is told.
 *
 * @param previous null at its first report
 */
export function forecast(previous: Forecast | null, now: Progressed): Forecast {
  if (previous === null || previous.from.share >= now.share) return { from: now, last: now, seconds: null, secondsLeft: null };
  const { from, last, seconds } = previous;
  const [done, passed] = [now.share - from.share, (now.at - from.at) / 1000];
  if (seconds === null && (done < KNOWN_SHARE || passed < KNOWN_SECONDS)) return { ...previous, last: now };
  const atThisPace = (passed / done) * (1 - now.share);
  const since = (now.at - last.at) / 1000;
  const next = seconds === null ? atThisPace : Math.min(seconds, towards(Math.max(0, seconds - since), atThisPace, since));
  return { from, last: now, seconds: next, secondsLeft: atThisPace > FAR_OFF * Math.max(1, next) ? null : next };
}

const towards = (from: number, to: number, seconds: number) => to + (from - to) * Math.exp(-seconds / BELIEVED);
