import { existsSync, readdirSync, rmSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './e2e/browser';

/** IBM's public sample, which is not part of the product: absent in most checkouts. */
const TELCO_FILE = '../shared/data/telco-customer-churn.csv';
const TELCO_SPEC = /\.telco\.spec\.ts$/;
/** A new data home for each run: what the user saved must not change what the pages print here. */
const HOME = 'test-results/home';
const TELCO_HOME = 'test-results/telco-home';

const isMainProcess = process.env.TEST_WORKER_INDEX === undefined;
const telco = hasTelco();
if (isMainProcess) for (const home of [HOME, TELCO_HOME]) rmSync(home, { recursive: true, force: true });

/** Looked for once; the workers, which read this file again, are told. */
const browser = process.env.HOLDFAST_TEST_BROWSER
  ? (JSON.parse(process.env.HOLDFAST_TEST_BROWSER) as Awaited<ReturnType<typeof findBrowser>>)
  : await findBrowser();
process.env.HOLDFAST_TEST_BROWSER = JSON.stringify(browser);

export default defineConfig({
  testDir: 'e2e',
  // Not test-results itself: it is emptied at each run, and the reports lie there.
  outputDir: 'test-results/e2e',
  workers: 2,
  // Nothing is timed here: on two busy cores, with another flow planning beside it, a page can take its seconds. Speed is the bench's.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['line'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    // Without screenshots, which take longer than the tests.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      executablePath: browser.executablePath,
      // Nothing but this machine has a name in the browser's eyes, so no page can reach out without a failed request.
      args: [...browser.args, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'],
    },
  },
  projects: [
    { name: 'bundled', testIgnore: TELCO_SPEC, use: { baseURL: 'http://127.0.0.1:3100' } },
    ...(telco ? [{ name: 'telco', testMatch: TELCO_SPEC, use: { baseURL: 'http://127.0.0.1:3101' } }] : []),
  ],
  // Started one after the other, so that only the first may have to build.
  webServer: [
    server('bundled', 3100, 'node scripts/start.mjs', { DATASET_DIR: 'data', MODEL_DIR: 'model', HOLDFAST_HOME: HOME }),
    ...(telco
      ? [server('telco', 3101, `node scripts/import.mjs ${TELCO_FILE} --name "IBM Telco" --yes && node scripts/start.mjs`, {
          // Brought in as people do it, no default touched.
          HOLDFAST_HOME: TELCO_HOME,
          DATASET_DIR: '',
          MODEL_DIR: '',
        })]
      : []),
  ],
});

/** The server as people start it, which makes ready what is missing. */
function server(name: string, port: number, command: string, env: Record<string, string>) {
  return {
    name,
    command,
    env: { ...env, PORT: String(port), HOSTNAME: '127.0.0.1', INIT_CWD: '' },
    url: `http://127.0.0.1:${port}/api/health`,
    reuseExistingServer: false,
    timeout: 900_000,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 10_000 },
  };
}

function hasTelco(): boolean {
  const specs = readdirSync('e2e', { recursive: true, encoding: 'utf8' }).some((file) => TELCO_SPEC.test(file));
  if (specs && existsSync(TELCO_FILE)) return true;
  if (isMainProcess && specs) console.log(`Left out: the telco flows, because ${TELCO_FILE} is absent.`);
  return false;
}
