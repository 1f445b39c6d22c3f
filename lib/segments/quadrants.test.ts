import { describe, expect, it } from 'vitest';
import { QUADRANTS, quadrantOf } from './quadrants';

describe('quadrantOf', () => {
  const cuts = { highValueFrom: 80, threshold: 0.5 };
  const at = (charge: number, probability: number) => QUADRANTS[quadrantOf(charge, probability, cuts)]?.id;

  it('takes who is on a cut to the side above it', () => {
    expect([at(80, 0.5), at(80, 0.49), at(79.99, 0.5), at(79.99, 0.49)]).toEqual(['save-now', 'watch', 'let-go', 'grow']);
  });

  it('puts nobody anywhere whose charge or probability is not known', () => {
    expect([quadrantOf(NaN, 0.5, cuts), quadrantOf(80, NaN, cuts)]).toEqual([-1, -1]);
  });
});
