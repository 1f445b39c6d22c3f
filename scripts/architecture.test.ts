import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { breaches, importsOf } from './architecture';

/** Sources under a folder, hidden ones left out, as paths from the root with forward slashes. */
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.name.startsWith('.')).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return sources(name);
    return /\.(ts|tsx|mjs)$/.test(name) && !/\.d\.m?ts$/.test(name) ? [name] : [];
  });
}

describe('the house', () => {
  it('keeps its dependency rules', () => {
    const files = ['app', 'lib', 'data'].flatMap(sources);
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => breaches(file, readFileSync(file, 'utf8')))).toEqual([]);
  });
});

describe('importsOf', () => {
  it.each([
    ["import { a } from 'x';", ['x']],
    ["import {\n  a,\n  type B,\n} from 'x';\nimport y from \"y\";", ['x', 'y']],
    ["import type { A } from '@/lib/a';", ['@/lib/a']],
    ["export * from './x';\nexport { b } from './y';", ['./x', './y']],
    ["import './globals.css';", ['./globals.css']],
    ["const later = await import('x');", ['x']],
    ["export const text = 'import a from';\nconst from = 'b';", []],
  ])('%j', (source, expected) => {
    expect(importsOf(source)).toEqual(expected);
  });
});

describe('a breach is found', () => {
  it.each([
    ['lib never imports app', 'lib/kpi/a.ts', "import { a } from '@/app/api/respond';"],
    ['pure files reach no outside world', 'lib/kpi/a.ts', "import { readFile } from 'node:fs/promises';"],
    ['pure files reach no outside world', 'lib/kpi/a.ts', "import { cookies } from 'next/headers';"],
    ['pure files reach no outside world', 'lib/workspace/a.ts', "import { cache } from 'react';"],
    ['pure files reach no outside world', 'lib/workspace/a.ts', "import { readDataset } from '@/lib/dataset/server/readDataset';"],
    ['pure files reach no outside world', 'lib/workspace/a.ts', "import { getWorkspace } from './server/workspace';"],
    ['stats and forest import no package', 'lib/forest/a.ts', "import { z } from 'zod';"],
    ['rooms import only rooms below them', 'lib/stats/a.ts', "import { Forest } from '@/lib/forest/forest';"],
    ['rooms import only rooms below them', 'lib/dataset/a.ts', "import { period } from '@/lib/kpi/period';"],
    ['rooms import only rooms below them', 'lib/kpi/a.ts', "import type { ModelCard } from '@/lib/churn/card';"],
    ['rooms import only rooms below them', 'lib/churn/server/a.ts', "import 'server-only';\nimport { clv } from '@/lib/survival/clv';"],
    ['rooms import only rooms below them', 'lib/segments/a.ts', "import { plan } from '@/lib/retention/plan';"],
    ['rooms import only rooms below them', 'lib/dataset/a.ts', "import { formatMoney } from '@/lib/format';"],
    ['rooms import only rooms below them', 'lib/retention/a.test.ts', "import { Workspace } from '@/lib/workspace/derive';"],
    ['rooms import only rooms below them', 'lib/storage/server/a.ts', "import 'server-only';\nimport { sha256 } from '@/lib/dataset/server/readDataset';"],
    ['pure files reach no outside world', 'lib/workspace/a.ts', "import { dataHome } from '@/lib/storage/server/dataHome';"],
    ['a room is listed before it is used', 'lib/utils/a.ts', "import { z } from 'zod';"],
    ['one door a package', 'app/(dashboard)/page.tsx', "import { Bar } from 'recharts';"],
    ['one door a package', 'lib/churn/training/trainForest.ts', "import { RandomForestRegression } from 'ml-random-forest';"],
    ['one door a package', 'lib/dataset/parse.ts', "import { parse } from 'csv-parse/sync';"],
    ['charts see no server file', 'app/_components/charts/a.tsx', "import { getWorkspace } from '@/lib/workspace/server/workspace';"],
    ["no '../' in lib", 'lib/churn/server/a.ts', "import 'server-only';\nimport { card } from '../card';"],
    ["a server/ file begins with import 'server-only'", 'lib/churn/server/a.ts', "import { readFile } from 'node:fs/promises';"],
  ])('%s: %s', (rule, file, source) => {
    expect(breaches(file, source).join('\n')).toContain(rule);
  });

  it.each([
    ['lib/kpi/a.ts', "import { churned } from '@/lib/dataset/dataset';\nimport { b } from './b';"],
    ['lib/kpi/a.test.ts', "import { readFileSync } from 'node:fs';\nimport { parse } from 'csv-parse/sync';"],
    ['lib/churn/server/a.ts', "import 'server-only';\nimport { readFile } from 'node:fs/promises';"],
    ['lib/churn/server/a.ts', "import 'server-only';\nimport { writeWhole } from '@/lib/storage/server/writeWhole';"],
    ['lib/churn/training/growTrees.ts', "import { Worker } from 'node:worker_threads';"],
    ['lib/format.ts', "import type { Metric } from '@/lib/kpi/metric';"],
    ['app/_components/charts/a.tsx', "import { Bar } from 'recharts';"],
    ['app/(dashboard)/page.tsx', "import { getWorkspace } from '@/lib/workspace/server/workspace';"],
  ])('and nothing is found in %s', (file, source) => {
    expect(breaches(file, source)).toEqual([]);
  });
});
