import { describe, expect, it } from 'vitest';
import { readSegmentsQuery, segmentsAddress } from './segmentsQuery';

const offered = { by: [{ name: 'segment', label: 'Segment' }, { name: 'plan', label: 'Plan' }], compare: [{ name: 'plan', label: 'Plan' }] };

describe('readSegmentsQuery', () => {
  it('reads what the two figures are divided by, and writes it again', () => {
    const query = readSegmentsQuery({ by: 'segment', compare: 'plan' }, offered);
    expect(query).toEqual({ by: 'segment', compare: 'plan', ignored: [] });
    expect(segmentsAddress(query, 'months')).toEqual({ pathname: '/segments', query: { by: 'segment', compare: 'plan' }, hash: 'months' });
  });

  it('names what it does not understand and shows the rest', () => {
    const query = readSegmentsQuery({ by: ['__proto__', 'plan'], compare: 'segment'.repeat(20) }, offered);
    expect(query).toEqual({ by: undefined, compare: undefined, ignored: ['Months are not shown by “__proto__”.', expect.stringMatching(/^Groups are not compared by “.{40}…”\.$/)] });
    expect(segmentsAddress(query, 'staying').query).toEqual({});
  });

  it('names parameters that it does not know', () => {
    expect(readSegmentsQuery({ nonsense: '1', by: 'plan' }, offered)).toEqual({ by: 'plan', compare: undefined, ignored: ['This page knows no “nonsense”.'] });
  });

  it('shows the usual view without a word', () => {
    expect(readSegmentsQuery({}, offered)).toEqual({ by: undefined, compare: undefined, ignored: [] });
  });
});
