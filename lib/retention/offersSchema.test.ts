import { describe, expect, it } from 'vitest';
import { prettifyError } from 'zod';
import { CHANNELS, offerJson } from './offers.fixture';
import { offersSchema } from './offersSchema';

const complaint = (...offers: Record<string, unknown>[]) => {
  const { error } = offersSchema.safeParse({ formatVersion: 1, channels: CHANNELS, offers });
  return error ? prettifyError(error) : 'accepted';
};

describe('offersSchema', () => {
  it('takes what an offer needs', () => {
    expect(complaint(offerJson(), offerJson({ id: 'other', name: 'Another', channel: 'email', incentive: { shareOfCharge: 0.1, months: 6 }, origin: { kind: 'measured', campaign: 'Spring', n: 300 } }))).toBe('accepted');
  });

  it('says at which field of which offer something is wrong', () => {
    expect(complaint(offerJson(), offerJson({ id: 'other', name: 'Another', saveRate: { a: -1, b: 14 } }))).toMatch(/expected number to be >=0\.01\s*→ at offers\[1\]\.saveRate\.a/);
    expect(complaint(offerJson({ channel: 'pigeon' }))).toMatch(/No channel has the id "pigeon": expected phone, email\s*→ at offers\[0\]\.channel/);
    expect(complaint(offerJson({ when: [{ of: 'tenure', atLeast: 9, atMost: 3 }] }))).toMatch(/at offers\[0\]\.when\[0\]/);
    expect(complaint(offerJson({ contactCost: -2 }))).toMatch(/at offers\[0\]\.contactCost/);
  });

  it('refuses two offers of one id or one name', () => {
    expect(complaint(offerJson(), offerJson({ name: 'Another' }))).toMatch(/Two offers have the id "gift"/);
    expect(complaint(offerJson(), offerJson({ id: 'other' }))).toMatch(/Two offers are called "A gift"/);
  });
});
