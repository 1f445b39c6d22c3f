import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textsOf, tradeWords } from './tradeWords';

/** What readers are shown is written here; `lib/dataset/mapping` must know the words of many trades to understand headers. */
const SHELL = ['app', ...['workspace', 'retention', 'segments', 'versions', 'kpi', 'explanation', 'survival', 'intake'].map((room) => `lib/${room}`)];
/** The bundled data are those of a telecom, and this says so. */
const TOLD_AS_IT_IS = ['A fictional telecom that comes with Holdfast'];

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !/\.(test|fixture)\./.test(name)).map((name) => `${folder}/${name}`);
}

describe('the shell', () => {
  it('speaks of no trade', () => {
    const files = SHELL.flatMap(sources);
    expect(files.length).toBeGreaterThan(200);
    expect(files.flatMap((file) => tradeWords(file, readFileSync(file, 'utf8'))).filter((found) => !TOLD_AS_IT_IS.some((text) => found.endsWith(text)))).toEqual([]);
  });
});

describe('a word of a trade is found', () => {
  it.each([
    "const label = 'Charge a month';",
    'const text = `Needs a ${name} and a monthly charge.`;',
    '<dt className="x">Charges a month</dt>',
    'const text = "The first bill, {n}";',
    "const text = 'a column with the role tenure';",
    '<p>Their contract ends {when}.</p>',
    '<p>{name}. Charge and CLV are averages.</p>',
  ])('%s', (source) => {
    expect(tradeWords('a.tsx', source)).toHaveLength(1);
  });

  it.each([
    "const charge = numberByRole(dataset, 'monthlyCharge');",
    '// A charge of then.\nconst a = 1;',
    '/** "Contract: One year" */\nexport const b = 2;',
    'const text = `${money(charge)} a month`;',
    "import { charge } from './charge me';",
    'const total = rows.map((row) => charge[row]!);',
  ])('and none in %s', (source) => {
    expect(tradeWords('a.tsx', source)).toEqual([]);
  });

  it('in texts of more than a word alone', () => {
    expect(textsOf("const a = 'charge'; const b = 'Some words'; <b>more words</b>", true)).toEqual(['Some words', 'more words']);
  });
});
