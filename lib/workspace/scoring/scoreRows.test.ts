import fc from 'fast-check';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { MEMBERS } from '@/lib/churn/model.fixture';
import { cellText, type RejectedRow } from '@/lib/dataset/dataset';
import { featureValues } from '@/lib/churn/encoder';
import type { Workspace } from '@/lib/workspace/derive';
import { isTooNew } from '@/lib/workspace/cautions';
import { explain } from '@/lib/workspace/explain';
import { chooseReasons, reasonText } from '@/lib/workspace/customerList/reasons';
import { evidenceFor } from '@/lib/workspace/offers/customerReasons';
import { recommendFor } from '@/lib/workspace/offers/recommendFor';
import { modelFeatures, predictForFeatures } from '@/lib/workspace/predict';
import { bundledWorkspace, workspaceOf } from '@/lib/workspace/workspace.fixture';
import type { Advised } from './customerScorer';
import { AT_ONCE, scoredHeader, scoreRows, type FileRow } from './scoreRows';

async function* rowsOf(lines: readonly (readonly string[])[]): AsyncGenerator<FileRow> {
  for (const [i, cells] of lines.entries()) yield { cells, fileRow: i + 1 };
}

/** What comes out for these lines, the header first. */
async function scoresOf(workspace: Workspace, lines: readonly (readonly string[])[], advised?: Advised) {
  const [scored, refused]: [string[][], RejectedRow[]] = [[], []];
  const summary = await scoreRows(workspace, rowsOf(lines), { scored: (rows) => void scored.push(...rows.map((row) => [...row])), refused: (rows) => void refused.push(...rows) }, advised);
  const header = scored[0]!;
  const rows = scored.slice(1).map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i]!])));
  return { header, rows, scored: scored.slice(1), refused, summary };
}

const failure = (workspace: Workspace, lines: string[][]) => scoresOf(workspace, lines).then(() => 'scored', (error: { code: string; message: string; remedy: string }) => `${error.code}: ${error.message} ${error.remedy}`);

describe('customers of the bundled file, scored as new ones', async () => {
  const workspace = await bundledWorkspace();
  const { dataset } = workspace;
  const columns = [...dataset.columns.values()].filter(({ spec }) => spec.role !== 'churn' && spec.role !== 'churnDate');
  const picked = workspace.activeRows.filter((_, i) => i % 90 === 0);
  const lines = [columns.map(({ spec }) => spec.name), ...Array.from(picked, (row) => columns.map((column) => cellText(column, row)))];
  let result: Awaited<ReturnType<typeof scoresOf>>;
  beforeAll(async () => { result = await scoresOf(workspace, lines); });

  it('come out in their order, each cell as it was', () => {
    expect(result.scored.map((cells) => cells.slice(0, columns.length))).toEqual(lines.slice(1));
    expect(result.header).toEqual(scoredHeader(lines[0]!));
    expect(result.summary).toMatchObject({ scored: picked.length, refused: 0, advised: picked.length });
    expect(Object.values(result.summary.bands).reduce((sum, rows) => sum + rows)).toBe(picked.length);
  });

  it('get the probability and the offer that pages give to somebody with their details', () => {
    let offers = 0;
    picked.forEach((row, i) => {
      const values = modelFeatures(workspace, featureValues(dataset, row));
      const scored = result.rows[i]!;
      const outcome = predictForFeatures(workspace, values);
      if (!outcome.ok) expect.fail(outcome.message);
      expect(Number(scored.churn_probability)).toBeCloseTo(outcome.prediction.probability, 12);
      const advice = recommendFor(workspace, values, null, explain(workspace, values));
      if ('missing' in advice) expect.fail(advice.missing);
      const best = isTooNew(dataset, workspace.customary, values) ? null : advice.best;
      expect(scored.recommended_offer).toBe(best?.offer.name ?? '');
      if (best) expect(Number(scored.expected_value)).toBeCloseTo(best.terms.value, 9);
      offers += Number(best !== null);
    });
    expect(offers).toBeGreaterThan(5);
    expect(result.rows.filter(({ reason_1: reason }) => reason !== '').length).toBeGreaterThan(20);
  });

  it('get the reasons that pages give to somebody with their details, in the same words and order', () => {
    picked.forEach((row, i) => {
      const values = modelFeatures(workspace, featureValues(dataset, row));
      const chosen = chooseReasons(dataset, explain(workspace, values).contributions, evidenceFor(workspace, values, null)).slice(0, 3);
      const texts = chosen.map((contribution) => reasonText(contribution, dataset.columns.get(contribution.feature)!, dataset.dictionary.currency));
      const { reason_1, reason_2, reason_3 } = result.rows[i]!;
      expect([reason_1, reason_2, reason_3].filter((text) => text !== '')).toEqual(texts);
    });
  });

  it('that are newer than anybody who left have that for a band, and no offer, as the prediction page says', async () => {
    const earliest = workspace.customary.earliestDeparture!;
    const tenureAt = columns.findIndex(({ spec }) => spec.role === 'tenure');
    const aged = async (months: number) => (await scoresOf(workspace, lines.map((cells, i) => (i === 0 ? cells : cells.with(tenureAt, String(months)))))).rows;
    const [young, old] = [await aged(earliest - 1), await aged(earliest)];
    expect(new Set(young.map(({ risk_band: band }) => band))).toEqual(new Set(['too new']));
    expect(young.some(({ recommended_offer: offer, expected_value: value }) => offer !== '' || value !== '')).toBe(false);
    expect(young.some(({ reason_1: reason }) => reason !== '')).toBe(true);
    expect(old.some(({ risk_band: band }) => band === 'too new')).toBe(false);
    expect(old.some(({ recommended_offer: offer }) => offer !== '')).toBe(true);
  });

  it('with a tenure beyond everybody on file get the offer of pages too', async () => {
    const tenureAt = columns.findIndex(({ spec }) => spec.role === 'tenure');
    const { rows } = await scoresOf(workspace, lines.map((cells, i) => (i === 0 ? cells : cells.with(tenureAt, '150'))));
    let offers = 0;
    picked.forEach((row, i) => {
      const values = { ...modelFeatures(workspace, featureValues(dataset, row)), [columns[tenureAt]!.spec.name]: 150 };
      const advice = recommendFor(workspace, values, null, explain(workspace, values));
      if ('missing' in advice) expect.fail(advice.missing);
      expect(rows[i]!.recommended_offer).toBe(advice.best?.offer.name ?? '');
      if (advice.best) expect(Number(rows[i]!.expected_value)).toBeCloseTo(advice.best.terms.value, 9);
      offers += Number(advice.best !== null);
    });
    expect(offers).toBeGreaterThan(0);
  });

  it('get reasons only where they are asked for, and the same ones', async () => {
    const risky = await scoresOf(workspace, lines, 'risky');
    const { threshold } = workspace.assumptions;
    expect(risky.summary.advised).toBe(result.rows.filter(({ churn_probability: p }) => Number(p) >= threshold).length);
    risky.rows.forEach((row, i) => {
      if (Number(row.churn_probability) >= threshold) expect(row).toEqual(result.rows[i]);
      else expect([row.reason_1, row.recommended_offer, row.expected_value]).toEqual(['', '', '']);
    });
    expect((await scoresOf(workspace, lines, 'none')).summary.advised).toBe(0);
  });
});

describe('a file of new members', async () => {
  const workspace = await workspaceOf(MEMBERS, () => {}, 5);
  const header = ['fee', 'id', 'plan', 'note', 'months'];

  it('may have its columns in any order, lack the outcome and bring others', async () => {
    const { rows, summary } = await scoresOf(workspace, [header, ['25', 'n1', 'Basic', 'call me', '3'], ['25', 'n2', 'Basic', '', '59']]);
    expect(rows.map(({ id, note }) => [id, note])).toEqual([['n1', 'call me'], ['n2', '']]);
    expect(Number(rows[0]!.churn_probability)).toBeGreaterThan(Number(rows[1]!.churn_probability));
    expect(summary).toMatchObject({ scored: 2, refused: 0, noted: 0 });
  });

  it('is told what was not known, and what the model has not seen (CHECKS M3)', async () => {
    const { rows } = await scoresOf(workspace, [header, ['25', 'a', 'Gold', '', '3'], ['', 'b', '', '', ''], ['900', 'c', 'Basic', '', '400']]);
    expect(rows.map(({ notes }) => notes)).toMatchInlineSnapshot(`
      [
        "Plan: "Gold" was not seen before, scored as Basic, the commonest",
        "Months: empty, scored as 29, the median; Plan: empty, scored as Basic, the commonest",
        "Months: 400 is beyond the customers it learned from (0 to 59); Fee: 900 is beyond the customers it learned from (20 to 44.5)",
      ]
    `);
    for (const { churn_probability: p } of rows) expect(Number(p)).toBeGreaterThan(0);
  });

  it('has rows refused that cannot be true (CHECKS M4), and goes on behind them', async () => {
    const { rows, refused } = await scoresOf(workspace, [header, ['1e308', 'a', 'Basic', '', '3'], ['25', 'b', 'Basic', ''], ['25', 'c', 'Basic', '', '2.5'], ['25', 'd', 'Basic', '', '4']]);
    expect(rows.map(({ id }) => id)).toEqual(['d']);
    expect(refused.map(({ row, column, value, reason }) => `${row} ${column} "${value}": ${reason}`)).toMatchInlineSnapshot(`
      [
        "2 fee "1e308": outside 0 to 1000",
        "3  "25,b,Basic,": has only 4 of 5 cells",
        "4 months "2.5": not a whole number",
      ]
    `);
  });

  it('that has a column of ours keeps it', () => {
    expect(scoredHeader(['id', 'notes', 'churn_probability'])).toEqual(['id', 'notes', 'churn_probability', 'churn_probability_2', 'risk_band', 'reason_1', 'reason_2', 'reason_3', 'recommended_offer', 'expected_value', 'notes_2']);
  });

  it('cannot be scored without a column of the model, with one twice, or empty', async () => {
    expect(await failure(workspace, [['id', 'fee', 'Plan']])).toMatchInlineSnapshot(`"missing-columns: The file lacks "months", "plan", which the model needs; its header is: id, fee, Plan. Add the columns, with empty cells where nothing is known, or rename those that are called otherwise."`);
    expect(await failure(workspace, [['id', 'fee', 'plan', 'months', 'fee']])).toMatchInlineSnapshot(`"duplicate-column: The header has the column "fee" twice, in places 2 and 5. Rename or remove one of them in the file."`);
    expect(await failure(workspace, [])).toMatchInlineSnapshot(`"empty-file: The file is empty. Export it again with its header and customers."`);
    expect(await failure(await workspaceOf(MEMBERS), [header])).toMatchInlineSnapshot(`"no-model: There is nothing to score with: There is no trained model for this dataset: card.json is absent. Run "npm run train"."`);
  });

  it('has every row scored with a number from 0 to 1, or refused, whatever is in it', async () => {
    const cell = fc.oneof(fc.constantFrom('', '25', '3', 'Basic', 'NaN', 'Infinity', '1e308', '-1', '__proto__', 'constructor', '=1+1', '\0'), fc.string());
    await fc.assert(fc.asyncProperty(fc.array(fc.array(cell, { minLength: 4, maxLength: 6 }), { maxLength: 30 }), async (lines) => {
      const { scored, rows, refused } = await scoresOf(workspace, [header, ...lines], 'none');
      expect(scored.length + refused.length).toBe(lines.length);
      const refusedRows = new Set(refused.map(({ row }) => row - 2));
      expect(scored.map((cells) => cells.slice(0, header.length))).toEqual(lines.filter((_, i) => !refusedRows.has(i)));
      for (const { churn_probability: p } of rows) expect(Number(p) >= 0 && Number(p) <= 1 && p !== '').toBe(true);
    }), { numRuns: 60 });
  });

  it('is read no further than it is written', async () => {
    let [read, written] = [0, 0];
    async function* endless(): AsyncGenerator<FileRow> {
      yield { cells: header, fileRow: 1 };
      for (let i = 2; i < 3000; i++) {
        read++;
        expect(read - written).toBeLessThanOrEqual(AT_ONCE);
        yield { cells: ['25', `n${i}`, 'Basic', '', '3'], fileRow: i };
      }
    }
    let first = true;
    await scoreRows(workspace, endless(), {
      scored: async (rows) => {
        await new Promise((resolve) => { setImmediate(resolve); });
        if (!first) written += rows.length;
        first = false;
      },
      refused: () => {},
    }, 'none');
    expect(written).toBe(2998);
  });
});

it('a tenure that was counted from the dates is counted from them again', async () => {
  const lines = MEMBERS.trim().split('\n').slice(1).map((line) => {
    const [id, months, fee, , left] = line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
    return `${id},${fee || 20},${left},${new Date(Date.UTC(2024, 11 - Number(months), 1)).toISOString().slice(0, 10)},${left === 'Yes' ? '2024-12-15' : ''}`;
  });
  const workspace = await workspaceOf(['id,fee,left,joined,gone', ...lines].join('\n'), (json) => {
    Object.assign(json, { snapshotDate: '2024-12-31', observationWindow: { start: '2024-01-01', end: '2024-12-31' }, rowsAre: 'everyone-ever' });
    json.columns = [...json.columns.filter(({ name }) => name !== 'plan').map((column) => (column.name === 'months' ? { ...column, derived: 'between-dates' } : column)),
      { name: 'joined', label: 'Joined', type: 'date', role: 'signupDate' }, { name: 'gone', label: 'Gone', type: 'date', role: 'churnDate', nullable: true }];
  }, 5);
  vi.useFakeTimers({ now: Date.UTC(2025, 5, 1), toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const header = ['id', 'fee', 'joined', 'gone'];
  const { rows, refused } = await scoresOf(workspace, [header, ['a', '25', '2025-04-01', ''], ['b', '25', '2020-03-01', ''], ['c', '25', '2025-07-01', ''], ['d', '25', '2020-03-01', '2020-05-03']]);
  // After the day of the data, and up to the day of scoring.
  expect(Number(rows[0]!.churn_probability)).toBeGreaterThan(Number(rows[1]!.churn_probability));
  expect(refused).toEqual([{ row: 4, column: 'joined', value: '2025-07-01', reason: 'after 2025-06-01' }]);
  // Who has left: two months and no more, with nothing to offer.
  expect(rows[2]!.churn_probability).toBe(rows[0]!.churn_probability);
  expect(rows[2]).toMatchObject({ notes: expect.stringContaining('Left on 2020-05-03: nothing to offer'), recommended_offer: '', expected_value: '', reason_1: '' });
  expect(rows[0]!.notes).not.toContain('Left');
});
