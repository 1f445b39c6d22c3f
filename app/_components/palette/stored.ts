/** What this browser keeps for its user. Where it keeps nothing (private windows, a full disk) everything works, only until the page is loaded again. */
const RECENT = 'holdfast.recent';
const KEYS = 'holdfast.keys';
const MAX_RECENT = 6;

const unkept = new Map<string, string>();

function read(name: string): string | null {
  try {
    return localStorage.getItem(name) ?? unkept.get(name) ?? null;
  } catch {
    return unkept.get(name) ?? null;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
    unkept.delete(name);
  } catch {
    unkept.set(name, value);
  }
}

/** The customers opened last, latest first. Anything else that stands there is left out. */
export function readRecents(): string[] {
  try {
    const stored: unknown = JSON.parse(read(RECENT) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string').slice(0, MAX_RECENT) : [];
  } catch {
    return [];
  }
}

export function rememberCustomer(customerId: string): void {
  keep(RECENT, JSON.stringify([customerId, ...readRecents().filter((id) => id !== customerId)].slice(0, MAX_RECENT)));
}

/** Whether keys pressed alone do something: on, unless the user switched them off. */
export function keysAreOn(): boolean {
  return read(KEYS) !== 'off';
}

export function switchKeys(on: boolean): void {
  keep(KEYS, on ? 'on' : 'off');
}
