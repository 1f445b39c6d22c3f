/**
 * The dependency rules of the house, each with its reason, in a form that a test can hold: file names and import specifiers in,
 * breaches out. Cycles are the linter's.
 */

export interface Rule {
  name: string;
  why: string;
  /** Whether `file` may not import `target`: a path from the root without extension, or a package name. */
  breaks: (file: string, target: string) => boolean;
}

const FOUNDATION = ['stats', 'errors', 'storage'];
const MIDDLE = ['dataset', 'forest', ...FOUNDATION];
const UPPER = ['kpi', 'churn', 'survival', 'format', 'action', 'csv', ...MIDDLE];
/** What each room, and each file directly in lib/, may import besides itself. Arrows point to rooms further up in the list. */
const ROOMS: Record<string, readonly string[]> = {
  errors: [],
  action: ['errors'],
  storage: ['errors'],
  // Files and a pointer: what is in a version is the business of the rooms that read it.
  versions: ['errors', 'storage'],
  stats: [],
  csv: [],
  forest: ['stats'],
  dataset: FOUNDATION,
  kpi: MIDDLE,
  churn: MIDDLE,
  survival: MIDDLE,
  // Above kpi, because how a number is printed depends on what kind of metric it is.
  format: ['kpi', 'dataset'],
  explanation: UPPER,
  segments: UPPER,
  retention: ['explanation', 'segments', ...UPPER],
  intake: ['versions', 'retention', 'segments', ...UPPER],
  workspace: ['intake', 'versions', 'retention', 'explanation', 'segments', ...UPPER],
};

const isLocal = (target: string) => /^(app|lib|data|scripts|e2e|bench)\//.test(target);
const roomOf = (path: string) => /^lib\/([^/.]+)/.exec(path)?.[1];
const isTest = (file: string) => /\.(test|fixture)\.\w+$/.test(file);
const isServer = (path: string) => /(^|\/)server(\/|$)/.test(path);
const isPackage = (target: string, name: string) => target === name || target.startsWith(`${name}/`);

/** Starts worker threads by design: training is a build step, and no page reaches it. */
const WORKER_THREADS = ['lib/churn/training/growTrees.ts', 'lib/churn/training/growTrees.worker.mjs'];

/** One door a package: where it may be imported, tests aside. */
const DOORS: Record<string, (file: string) => boolean> = {
  recharts: (file) => file.startsWith('app/_components/charts/'),
  'ml-random-forest': (file) => file === 'lib/churn/training/growTrees.worker.mjs',
  'ml-kmeans': (file) => file === 'lib/segments/clusters/kMeans.ts',
  'csv-parse': (file) => file === 'lib/dataset/server/openRows.ts',
};

export const RULES: readonly Rule[] = [
  {
    name: 'lib never imports app',
    why: 'the rooms must be readable and testable without any page',
    breaks: (file, target) => file.startsWith('lib/') && target.startsWith('app/'),
  },
  {
    name: 'pure files reach no outside world',
    why: 'what is not in a server/ folder runs anywhere: in a test, in the browser, in another program',
    breaks: (file, target) =>
      file.startsWith('lib/') && !isServer(file) && !isTest(file) && !WORKER_THREADS.includes(file) &&
      (target.startsWith('node:') || ['next', 'react', 'react-dom', 'server-only'].some((name) => isPackage(target, name)) || (isLocal(target) && isServer(target))),
  },
  {
    name: 'stats and forest import no package',
    why: 'they are arithmetic that others check by reading; a schema library there would be a guard at the wrong door',
    breaks: (file, target) => /^lib\/(stats|forest)\//.test(file) && !isTest(file) && !isLocal(target),
  },
  {
    name: 'rooms import only rooms below them',
    why: 'a change in a room can then only be felt above it',
    breaks: (file, target) => {
      const [from, to] = [roomOf(file), roomOf(target)];
      if (!from || !to || from === to) return false;
      return !(ROOMS[from] ?? []).includes(to);
    },
  },
  {
    name: 'a room is listed before it is used',
    why: 'a new room must say where it stands in the order',
    breaks: (file, target) => [roomOf(file), roomOf(target)].some((room) => room !== undefined && !(room in ROOMS)),
  },
  {
    name: 'one door a package',
    why: 'a library with traps is guarded in one place, and can be replaced there',
    breaks: (file, target) => Object.entries(DOORS).some(([name, mayImport]) => isPackage(target, name) && !isTest(file) && !mayImport(file)),
  },
  {
    name: 'charts see no server file',
    why: 'they get points and draw them; most of them run in the browser',
    breaks: (file, target) => file.startsWith('app/_components/charts/') && isLocal(target) && isServer(target),
  },
];

/** The specifiers that a source imports or re-exports, statically or not. */
export function importsOf(source: string): string[] {
  const patterns = [/^\s*(?:import|export)\b[^'"();=]*?\bfrom\s*['"]([^'"]+)['"]/gm, /^\s*import\s*['"]([^'"]+)['"]/gm, /\bimport\(\s*['"]([^'"]+)['"]/g];
  return patterns.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1]!));
}

/** Path from the root without extension for what is ours; packages stay as they are. */
export function resolveImport(file: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2).replace(/\.(ts|tsx|mjs)$/, '');
  if (!specifier.startsWith('.')) return specifier;
  const parts = file.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/').replace(/\.(ts|tsx|mjs)$/, '');
}

/** Every breach in one file, each as one readable line. */
export function breaches(file: string, source: string): string[] {
  const found: string[] = [];
  const report = (rule: string, why: string, detail: string) => found.push(`${file} ${detail}: ${rule}, because ${why}`);
  for (const specifier of importsOf(source)) {
    if (file.startsWith('lib/') && specifier.split('/').includes('..')) {
      report("no '../' in lib", 'a file can then move without its imports, and a room is named where it is entered', `imports ${specifier}`);
    }
    const target = resolveImport(file, specifier);
    for (const { name, why, breaks } of RULES) if (breaks(file, target)) report(name, why, `imports ${specifier}`);
  }
  if (/^lib\/.*\/server\/[^/]+\.ts$/.test(file) && !isTest(file) && !source.startsWith("import 'server-only';")) {
    report("a server/ file begins with import 'server-only'", 'a client component that reaches it must break the build, not ship it', 'does not');
  }
  return found;
}
