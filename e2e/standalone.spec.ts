import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from './fixtures/test';

const BUILD = '.next/standalone';

let folder: string;
let server: ChildProcess | undefined;

test.beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'holdfast-standalone-'));
  cpSync(BUILD, folder, { recursive: true, verbatimSymlinks: true });
});

test.afterAll(() => {
  server?.kill('SIGKILL');
  for (const entry of ['.', ...everything(folder)]) setWritable(path.join(folder, entry), true);
  rmSync(folder, { recursive: true, force: true });
});

test('the standalone build runs from any folder, read-only and without settings, and ends when asked', async ({ request }) => {
  for (const name of ['data/customers.csv', 'data/dictionary.json', 'data/assumptions.json', 'model/forest.bin', 'model/card.json', '.next/static']) {
    expect(existsSync(path.join(folder, name)), `${name} is in the standalone folder`).toBe(true);
  }
  for (const entry of everything(folder)) setWritable(path.join(folder, entry), false);
  setWritable(folder, false);
  const before = snapshot(folder);

  const port = await freePort();
  // Next's types demand a NODE_ENV; the server has to do without.
  const env = { PORT: String(port), HOSTNAME: '127.0.0.1' } as unknown as NodeJS.ProcessEnv;
  const started = spawn(process.execPath, ['server.js'], { cwd: folder, env, stdio: 'ignore' });
  server = started;
  const origin = `http://127.0.0.1:${port}`;
  await expect(async () => expect((await request.get(`${origin}/api/health`)).status()).toBe(200)).toPass();
  expect(await (await request.get(`${origin}/api/health`)).json()).toMatchObject({ status: 'ok', rows: 8000 });
  expect((await request.get(origin)).status()).toBe(200);

  started.kill('SIGTERM');
  await once(started, 'exit');
  expect(await fetch(origin).catch(() => 'gone')).toBe('gone');
  // Root may write to read-only files all the same, so that nothing was written is looked at.
  expect(snapshot(folder)).toEqual(before);
});

function everything(of: string): string[] {
  return readdirSync(of, { recursive: true, encoding: 'utf8' }).sort();
}

/** Size and time of change of every file and folder. */
function snapshot(of: string): string[] {
  return everything(of).map((entry) => {
    const { size, mtimeMs } = statSync(path.join(of, entry));
    return `${entry} ${size} ${mtimeMs}`;
  });
}

function setWritable(entry: string, writable: boolean): void {
  const isFolder = statSync(entry).isDirectory();
  chmodSync(entry, (isFolder ? 0o555 : 0o444) | (writable ? 0o200 : 0));
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
