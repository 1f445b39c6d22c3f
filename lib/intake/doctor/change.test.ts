import { describe, expect, it } from 'vitest';
import { dictionary } from '@/lib/dataset/dataset.fixture';
import { dictionarySchema, type Dictionary } from '@/lib/dataset/schema';
import { applyChange, type DictionaryChange } from './change';

const before = dictionary((json) => {
  json.columns[3]!.actionable = true;
  json.columns[3]!.spellings = { basic: 'Basic', sauna: 'Plus, with sauna' };
});
const column = (after: Dictionary, name: string) => after.columns.find((spec) => spec.name === name);

describe('a change', () => {
  it.each<[DictionaryChange, object]>([
    [{ kind: 'setRole', column: 'plan', role: 'ignored' }, { role: 'ignored', actionable: false }],
    [{ kind: 'setRole', column: 'plan', role: 'feature' }, { role: 'feature', actionable: true }],
    [{ kind: 'setNullable', column: 'plan' }, { nullable: true }],
    [{ kind: 'setMissingMeans', column: 'fee', text: 'Free' }, { missingMeans: 'Free' }],
    [{ kind: 'setOthers', column: 'plan', others: 'Other' }, { categories: ['Basic', 'Plus, with sauna', 'Other'], others: 'Other' }],
    [{ kind: 'groupRare', column: 'plan', keep: ['Basic'], others: 'Other' }, { categories: ['Basic', 'Other'], others: 'Other', spellings: { basic: 'Basic' } }],
    [{ kind: 'addCategories', column: 'plan', categories: ['Gold', 'Basic'] }, { categories: ['Basic', 'Plus, with sauna', 'Gold'] }],
    [{ kind: 'addSpellings', column: 'plan', spellings: { BASIC: 'Basic' } }, { spellings: { basic: 'Basic', sauna: 'Plus, with sauna', BASIC: 'Basic' } }],
    [{ kind: 'setRange', column: 'fee', min: -5, max: 9 }, { min: -5, max: 9 }],
    [{ kind: 'acceptFractions', column: 'fee' }, { type: 'number' }],
    [{ kind: 'treatAsMissing', column: 'plan', token: 'N/A' }, { nullable: true }],
    [{ kind: 'setLearned', columns: ['fee'], learned: false }, { role: 'monthlyCharge', learned: false }],
    [{ kind: 'setUnreadable', column: 'fee' }, { nullable: true, unreadable: 'missing' }],
  ])('%j is made in its column and nowhere else', (change, expected) => {
    const after = applyChange(before, change);
    const { column: name } = 'columns' in change ? { column: change.columns[0]! } : (change as { column: string });
    expect(column(after, name)).toMatchObject(expected);
    expect(after.columns.filter((spec) => spec.name !== name)).toEqual(before.columns.filter((spec) => spec.name !== name));
    expect(dictionarySchema.parse(after)).toEqual(after);
  });

  it('of how the file is written keeps what was said before', () => {
    const once = applyChange(before, { kind: 'treatAsMissing', column: 'fee', token: 'N/A' });
    const twice = applyChange(applyChange(once, { kind: 'treatAsMissing', column: 'fee', token: 'n/a' }), { kind: 'setReading', reading: { decimal: ',', affixes: ['€'] } });
    expect(applyChange(twice, { kind: 'setReading', reading: { affixes: ['%'] } }).file).toMatchObject({ missing: ['N/A'], decimal: ',', affixes: ['€', '%'], encoding: 'utf-8' });
  });

  it.each<[DictionaryChange, Partial<Dictionary>]>([
    [{ kind: 'mendRaggedRows' }, { raggedRows: 'mended' }],
    [{ kind: 'leaveOutNuls' }, { nuls: 'left-out' }],
    [{ kind: 'countEqualRowsOnce' }, { equalRows: 'first' }],
    [{ kind: 'setRepeatedIds', kept: 'first' }, { repeatedIds: 'first' }],
    [{ kind: 'keepLatest', column: 'months' }, { repeatedIds: 'last', latestBy: 'months' }],
    [{ kind: 'mendWrongDays', days: 'swapped' }, { wrongDays: ['swapped'] }],
  ])('%j is of the whole file', (change, expected) => {
    expect(applyChange(before, change)).toEqual({ ...before, ...expected });
    expect(dictionarySchema.parse(applyChange(before, change))).toEqual({ ...before, ...expected });
  });

  it('of days keeps what was decided of them before, and of a day of leaving that cannot be read goes on to what follows', () => {
    const dated = dictionary((json) => {
      Object.assign(json, { snapshotDate: '2024-12-31', observationWindow: { start: '2024-01-01', end: '2024-12-31' } });
      json.columns.push({ name: 'from', label: 'From', type: 'date', role: 'signupDate' }, { name: 'to', label: 'To', type: 'date', role: 'churnDate', nullable: true });
    });
    const after = applyChange(applyChange(dated, { kind: 'mendWrongDays', days: 'swapped' }), { kind: 'setUnreadable', column: 'to' });
    expect([after.wrongDays, column(after, 'from')!.nullable, column(after, 'to')]).toMatchObject([['missing', 'swapped'], true, { unreadable: 'missing' }]);
    expect(column(applyChange(dated, { kind: 'readMonthEnd', column: 'to' }), 'to')).toMatchObject({ impossibleDays: 'month-end' });
    expect(applyChange(dated, { kind: 'readMonthEnd', column: 'fee' })).toEqual(dated);
    const known = applyChange(dated, { kind: 'treatDayAsMissing', column: 'to', day: '2099-12-31' });
    expect([known.wrongDays, column(applyChange(known, { kind: 'treatDayAsMissing', column: 'to', day: '1900-01-01' }), 'to')]).toMatchObject([['missing'], { unknownDays: ['2099-12-31', '1900-01-01'] }]);
  });

  it('of one of the two dates takes the other with it', () => {
    const dated = dictionary((json) => {
      Object.assign(json, { snapshotDate: '2024-12-31', observationWindow: { start: '2024-01-01', end: '2024-12-31' } });
      json.columns.push({ name: 'from', label: 'From', type: 'date', role: 'signupDate' }, { name: 'to', label: 'To', type: 'date', role: 'churnDate', nullable: true });
    });
    const after = applyChange(dated, { kind: 'setRole', column: 'to', role: 'ignored' });
    expect([column(after, 'from')!.role, column(after, 'to')!.role]).toEqual(['ignored', 'ignored']);
    expect(dictionarySchema.safeParse(after).success).toBe(true);
  });

  it('of which row counts takes the place of the one before', () => {
    expect(applyChange(applyChange(before, { kind: 'keepLatest', column: 'months' }), { kind: 'setRepeatedIds', kept: 'first' })).toEqual({ ...before, repeatedIds: 'first' });
    expect(applyChange(before, { kind: 'keepLatest', column: 'gone' })).toEqual(before);
  });

  it('of what is learned is taken back whole', () => {
    const kept = applyChange(before, { kind: 'setLearned', columns: ['months', 'fee'], learned: false });
    expect(kept.columns.map(({ learned }) => learned)).toEqual([undefined, false, false, undefined, undefined]);
    expect(applyChange(kept, { kind: 'setLearned', columns: ['months', 'fee'], learned: true })).toEqual(before);
  });

  it('that does not fit changes nothing', () => {
    expect(applyChange(before, { kind: 'setRange', column: 'plan', min: 0, max: 1 })).toEqual(before);
    expect(applyChange(before, { kind: 'setOthers', column: 'fee', others: 'Other' })).toEqual(before);
    expect(applyChange(before, { kind: 'setNullable', column: 'gone' })).toEqual(before);
  });
});
