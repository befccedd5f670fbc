import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { type Block, readGuide } from './support/guide';
import { run, tools } from './support/run';
import { servedCheckout } from './support/serve';

// Real workers, several tasks one after another; a busy machine needs its time for them.
vi.setConfig({ testTimeout: 240_000 });
const guide = await readGuide('ASYNC_API_GUIDE.md');
const starts = (text: string): boolean => text.includes('agent -- serve');
const starting = guide.blocks.filter(({ text }) => starts(text));
const served = servedCheckout(starting[0]?.text);

const commands = guide.blocks.filter(({ language, text }) => language === 'sh' && !starts(text));
const inLanguage = (language: string): Block => {
  const [block, ...more] = guide.blocks.filter((other) => other.language === language);
  if (block === undefined || more.length > 0) throw new Error(`the guide should have one block of ${language}`);
  return block;
};
/** Only the port differs from what stands in the guide. */
const here = (text: string): string => text.replaceAll('http://localhost:8080', served.url());

/** Status and call of each curl, in order. */
const answers = (stderr: string): string[] =>
  [...stderr.matchAll(/^HTTP (\d+) (\w+) https?:\/\/[^/]+(\S*)$/gm)].map(([, ...parts]) => parts.join(' '));

describe('docs/ASYNC_API_GUIDE.md', () => {
  test('starts the service with a command that package.json has', async () => {
    const { scripts } = JSON.parse(await readFile(join(import.meta.dirname, '../../../package.json'), 'utf8'));
    expect(starting).toHaveLength(1);
    expect(scripts.agent).toBe('node out/main/cli.js');
  });

  test('has commands that all work, one after the other, as they stand there', async (context) => {
    if (!tools.curl.there()) return context.skip(tools.curl.missing);
    const curls = commands.filter(({ text }) => text.includes('curl'));
    const script = curls.map(({ heading, text }) => `echo "## ${heading}" >&2\n${here(text)}`).join('\n');
    const bash = ['-e', '-u', '-o', 'pipefail'];
    const { code, stdout, stderr } = await run('bash', bash, {
      cwd: served.folder(),
      env: served.env(),
      input: script,
    });
    expect(code, stderr).toBe(0);
    const seen = answers(stderr);
    expect(seen).toHaveLength(script.match(/curl -/g)?.length ?? 0);
    // A sample is read so fast that it may have ended before the cancel: then both say so.
    const late = (line: string): boolean => /^409 POST .*\/(cancel|retry)$/.test(line);
    expect(seen.filter((line) => !/^(200|202|204|304) /.test(line) && !late(line))).toEqual([]);
    expect(stdout).toContain('event: task');
    expect(stdout).toContain('board_init');
    const read = (name: string) => readFile(join(served.folder(), name), 'latin1');
    expect(await read('generated.c')).toContain('board_init');
    expect(await read('report.md')).toMatch(/^# /);
    expect(await read('result.zip')).toMatch(/^PK/);
    expect(JSON.parse(await read('openapi.json')).openapi).toBe('3.1.0');
  });

  test('has an example in JavaScript that works', async () => {
    await writeFile(join(served.folder(), 'guide.mjs'), here(inLanguage('js').text));
    const { code, stdout, stderr } = await run(process.execPath, ['guide.mjs'], { cwd: served.folder() });
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/\d{2,} lines/);
    expect(stdout).toContain("[ 'fulfilled', 'fulfilled' ]");
  });

  test('has an example in Python that works', async (context) => {
    if (!tools.python.there()) return context.skip(tools.python.missing);
    const input = here(inLanguage('python').text);
    const { code, stdout, stderr } = await run('python3', ['-'], { cwd: served.folder(), env: served.env(), input });
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/\d{2,} lines/);
  });

  test('has an example in PowerShell that works', async (context) => {
    if (!tools.powershell.there()) return context.skip(tools.powershell.missing);
    const input = here(inLanguage('powershell').text);
    const { code, stdout, stderr } = await run('pwsh', ['-NoProfile', '-Command', '-'], {
      cwd: served.folder(),
      input,
    });
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('board_init');
  });

  test('names ready programs that work as it starts them', async (context) => {
    const ready = commands.find(({ text }) => text.includes('node examples/'));
    for (const line of ready?.text.trim().split('\n') ?? []) {
      const tool = line.startsWith('python3') ? tools.python : line.startsWith('sh ') ? tools.curl : null;
      if (tool !== null && !tool.there()) return context.skip(tool.missing);
      const { code, stdout, stderr } = await run('sh', ['-c', line], { cwd: served.folder(), env: served.env() });
      expect(code, `${line}: ${stderr}`).toBe(0);
      expect(stdout).toContain('generated.c');
    }
    expect(await readFile(join(served.folder(), 'api-output/generated.c'), 'utf8')).toContain('board_init');
  });
});

describe.each(['ASYNC_API_GUIDE', 'TROUBLESHOOTING'])('docs/%s.zh.md', (name) => {
  test('has the same sections and the same code as the English page', async () => {
    const [english, chinese] = [await readGuide(`${name}.md`), await readGuide(`${name}.zh.md`)];
    const code = (page: typeof english) =>
      page.blocks.filter(({ language }) => language !== '').map(({ text }) => text);
    expect(chinese.levels).toEqual(english.levels);
    expect(code(chinese)).toEqual(code(english));
  });
});

test('the pages on trouble name the same codes in both languages, all of them real', async () => {
  const { ERROR_TRAITS } = await import('../../../shared/errors');
  const codes = async (name: string) => {
    const text = await readFile(join(import.meta.dirname, '../../../docs', name), 'utf8');
    return [...text.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, code]) => code ?? '');
  };
  const english = await codes('TROUBLESHOOTING.md');
  expect(await codes('TROUBLESHOOTING.zh.md')).toEqual(english);
  expect(english.filter((code) => !Object.hasOwn(ERROR_TRAITS, code))).toEqual([]);
});
