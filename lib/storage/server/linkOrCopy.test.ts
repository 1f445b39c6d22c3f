import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { linkOrCopy } from './linkOrCopy';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fs>();
  return { ...real, default: real, link: vi.fn(real.link) };
});

async function folder(): Promise<string> {
  const made = await fs.mkdtemp(path.join(tmpdir(), 'link-'));
  onTestFinished(() => fs.rm(made, { recursive: true, force: true }));
  await fs.writeFile(path.join(made, 'a'), 'content');
  return made;
}

describe('linkOrCopy', () => {
  it('gives a second name, which stays when the first goes', async () => {
    const at = await folder();
    await linkOrCopy(path.join(at, 'a'), path.join(at, 'b'));
    expect((await fs.stat(path.join(at, 'b'))).ino).toBe((await fs.stat(path.join(at, 'a'))).ino);
    await fs.rm(path.join(at, 'a'));
    expect(await fs.readFile(path.join(at, 'b'), 'utf8')).toBe('content');
  });

  it('copies where no link can be made', async () => {
    const at = await folder();
    const { link } = await import('node:fs/promises');
    vi.mocked(link).mockRejectedValueOnce(Object.assign(new Error('other file system'), { code: 'EXDEV' }));
    await linkOrCopy(path.join(at, 'a'), path.join(at, 'b'));
    expect((await fs.stat(path.join(at, 'b'))).ino).not.toBe((await fs.stat(path.join(at, 'a'))).ino);
    expect(await fs.readFile(path.join(at, 'b'), 'utf8')).toBe('content');
  });

  it('refuses a file that is absent, and a name that is taken', async () => {
    const at = await folder();
    await expect(linkOrCopy(path.join(at, 'none'), path.join(at, 'b'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(linkOrCopy(path.join(at, 'a'), path.join(at, 'a'))).rejects.toMatchObject({ code: 'EEXIST' });
  });
});
