/** A constant that server and client components share cannot live in a client file, where the server sees only a reference to it. */
export const FOREST_COLOR = 'var(--accent)';
export const SHARE_TICKS = [0, 0.25, 0.5, 0.75, 1];
