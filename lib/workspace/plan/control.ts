/**
 * Whether a customer is in the control group: kept back by lot, so that what the campaign did can be told from what would have happened
 * anyway. The lot is a hash of the id, so everyone draws the same for themselves in every plan of the same draw: nobody is kept back
 * in one week and contacted in the next.
 *
 * FNV-1a over the UTF-16 units of "draw id", finished by the mixer of MurmurHash3; below `share` of its range is control.
 *
 * @param share 0 … 1
 * @param draw another number is another lot
 * @see Fowler, Noll & Vo (1991); Appleby (2011), MurmurHash3 fmix32
 */
export function isControl(customerId: string, share: number, draw: number): boolean {
  const text = `${draw} ${customerId}`;
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32 < share;
}
