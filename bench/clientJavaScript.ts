import { gzipSync } from 'node:zlib';
import { EMPTY } from './pages';
import { once, type Row } from './report';
import { HOST } from './server';

const PAGES = ['/', '/predict', '/model'];

/** Script that a visitor's first look at a page costs, gzipped, and how much of it any page of this framework costs. */
export async function measureClientJavaScript(port: number): Promise<Row[]> {
  const empty = await scriptBytes(port, EMPTY.path);
  const rows: Row[] = [];
  for (const page of PAGES) {
    const bytes = await scriptBytes(port, page);
    rows.push({
      group: 'client',
      measure: `${page}, JavaScript gzipped`,
      unit: 'KB',
      value: once(bytes / 1000),
      peer: { name: EMPTY.name, value: once(empty / 1000), unit: 'KB', ratio: once(bytes / empty), ratioAs: 'times' },
    });
  }
  return rows;
}

/** Sum of the script files that the HTML names, each once. Those marked noModule are for browsers of before 2018 and not loaded by others. */
async function scriptBytes(port: number, path: string): Promise<number> {
  const base = `http://${HOST}:${port}`;
  const html = await (await fetch(base + path)).text();
  const tags = [...html.matchAll(/<script\b[^>]*>|<link\b[^>]*\bas="script"[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/\bnomodule\b/i.test(tag));
  const files = new Set(tags.flatMap((tag) => /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? []));
  if (files.size === 0) throw new Error(`${path} names no script file: its HTML is not read rightly any more.`);
  let bytes = 0;
  for (const file of files) {
    const response = await fetch(new URL(file.replaceAll('&amp;', '&'), base));
    if (!response.ok) throw new Error(`${file} answered ${response.status}.`);
    bytes += gzipSync(Buffer.from(await response.arrayBuffer())).length;
  }
  return bytes;
}
