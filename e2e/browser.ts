import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

export interface Browser {
  executablePath: string;
  args: string[];
}

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const SYSTEM_FILES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'];

/** Chromium refuses its sandbox to root, which is who most containers run as. */
const ARGS = ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];

/**
 * The Chromium to test with: CHROMIUM_PATH, else Playwright's own, else one of the system that answers, else the one that comes
 * as an npm package. A download needs a network that many test machines do not have, so it is the reader's to start.
 *
 * @throws Error that says how to get one
 */
export async function findBrowser(): Promise<Browser> {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) {
    if (!answers(CHROMIUM_PATH)) {
      throw new Error(`CHROMIUM_PATH is ${CHROMIUM_PATH}: that is not a Chromium that runs here. Correct it, or unset it to have one found.`);
    }
    return { executablePath: CHROMIUM_PATH, args: ARGS };
  }
  const found = [playwrightOwn(), ...onPath(SYSTEM_NAMES), ...SYSTEM_FILES].find((file) => file !== null && existsSync(file) && answers(file));
  return found ? { executablePath: found, args: ARGS } : packaged();
}

/** Some distributions install a stub that only says how to install the browser, so it must start and tell its version. */
function answers(file: string): boolean {
  try {
    return /(chrom|edge).*\d+\.\d+/i.test(execFileSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return false;
  }
}

function playwrightOwn(): string | null {
  try {
    return chromium.executablePath();
  } catch {
    return null;
  }
}

function onPath(names: string[]): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/**
 * Chromium as an npm package, made for a cloud function. It unpacks its own system libraries only if it believes to be there,
 * always into the folder for temporary files, and some of its arguments make it unlike the browser that people use.
 */
async function packaged(): Promise<Browser> {
  const folder = path.resolve('node_modules/.cache/holdfast-chromium');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { AWS_EXECUTION_ENV, TMPDIR } = process.env;
  // Its own configuration looks for its fonts in /tmp, and without a font no text has a height.
  writeFileSync(path.join(folder, 'fonts.conf'), `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>\n`);
  Object.assign(process.env, { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x', TMPDIR: folder, FONTCONFIG_PATH: folder });
  try {
    const { default: pack } = await import('@sparticuz/chromium');
    const executablePath = await pack.executablePath();
    const unwanted = ['--single-process', '--disable-web-security', "--headless='shell'"];
    const args = pack.args.filter((argument) => !unwanted.includes(argument));
    if (!answers(executablePath)) throw new Error('it does not start');
    return { executablePath, args: [...new Set([...args, ...ARGS])] };
  } catch (error) {
    throw new Error(
      `No Chromium was found, and the packaged one cannot be used (${(error as Error).message}). Install one: ` +
        "npx playwright install --with-deps chromium, or chromium by the system's packages, or set CHROMIUM_PATH to one.",
      { cause: error },
    );
  } finally {
    restore({ AWS_EXECUTION_ENV, TMPDIR });
  }
}

/** What only the package needs; its libraries and fonts stay named, because the browser looks for them. */
function restore(environment: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}
