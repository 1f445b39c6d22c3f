// `npm test`: everything that must hold, from lint to the flows in a browser. --unit stops before the build; --e2e does only the
// build, if it is stale, and the flows. Further arguments go to the test program of such a part run: npm test -- --e2e predict
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { buildFromClean, ensureBuild } from './build.mjs';
import { main, ROOT, runNode, Stop } from './command.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureModel } from './model.mjs';

const BUNDLED = { dataset: path.join(ROOT, 'data'), model: path.join(ROOT, 'model') };
// Not test-results/e2e, which Playwright empties.
const REPORTS = path.join(ROOT, 'test-results');
/** Of an error's text: what was expected, what came, and the first steps of the call log. */
const ERROR_LINES = 25;
const args = process.argv.slice(2);
const only = args.find((argument) => argument === '--unit' || argument === '--e2e');
const passedOn = only ? args.filter((argument) => argument !== only) : [];
const total = { passed: 0, failed: 0, skipped: 0 };

await main(async () => {
  try {
    await ensureDependencies();
    mkdirSync(REPORTS, { recursive: true });
    const ready = await attempt('Model', () => ensureModel(BUNDLED, { required: true }));
    if (only !== '--e2e') await checkSources();
    if (only !== '--unit') await checkApp(ready);
  } finally {
    process.exitCode = total.failed > 0 ? 1 : 0;
    // Last, whatever happened before: programs read this line.
    process.on('exit', () => console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`));
  }
});

async function checkSources() {
  await attempt('Lint', () => mustPass(['node_modules/oxlint/bin/oxlint']));
  await attempt('Types', async () => {
    // Writes the types of the routes that there are, which the check then knows.
    await mustPass(['node_modules/next/dist/bin/next', 'typegen'], { capture: true });
    await mustPass(['node_modules/typescript/bin/tsc', '--noEmit']);
  });
  heading('Unit tests, dependency rules among them');
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORTS}/unit.json`];
  await countTests('unit', vitest, (report) => {
    // A file that fails before its first test has no failed test to count.
    const broken = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'));
    return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length, skipped: report.numPendingTests + report.numTodoTests };
  });
}

async function checkApp(hasModel) {
  const built = hasModel && (await attempt('Build', only === '--e2e' ? ensureBuild : buildFromClean));
  if (!built) return console.log('The flows are left out: there is no build to try them on.');
  heading('Flows in a browser');
  await countTests('e2e', ['node_modules/@playwright/test/cli.js', 'test'], ({ stats, suites }) => {
    for (const failure of failures(suites)) console.log(`\n${failure}`);
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
  });
}

/** What went wrong in each flow that failed, said once more at the end: where only the end of an output is kept, the cause is in it. */
function failures(suites) {
  return suites.flatMap((suite) => [
    ...failures(suite.suites ?? []),
    ...suite.specs.filter((spec) => !spec.ok).map((spec) => {
      const errors = spec.tests.flatMap((test) => test.results.flatMap((result) => result.errors.map(({ message = '' }) => stripVTControlCharacters(message).split('\n').slice(0, ERROR_LINES).join('\n'))));
      return [`${spec.file}:${spec.line} ${spec.title}`, ...errors].join('\n');
    }),
  ]);
}

function heading(name) {
  console.log(`\n— ${name}`);
}

/** Does a step that counts as one failure when it fails. The steps after it still run. */
async function attempt(name, work) {
  heading(name);
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`${error.message}\n${error.remedy}`);
    total.failed += 1;
    return false;
  }
}

async function mustPass(command, options) {
  const { code, output } = await runNode(command, options);
  if (code !== 0) throw new Stop(output, 'Correct what is named above.');
}

/** Runs a test program and adds what its report counts; one that failed without a failed test counts as one. */
async function countTests(name, command, count) {
  const file = path.join(REPORTS, `${name}.json`);
  rmSync(file, { force: true });
  const { code } = await runNode([...command, ...passedOn]);
  let counted = { passed: 0, failed: 0, skipped: 0 };
  try {
    counted = count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    console.error(`No report of the ${name} tests was written.`);
  }
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  for (const key of Object.keys(total)) total[key] += counted[key];
}
