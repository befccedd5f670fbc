import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aFolder, agent, fixture, sample } from './support/run';

/** One line that begins with the code: nothing before it but progress, no stack trace. */
const oneLine = (stderr: string, code: string): void => {
  const lines = stderr.split('\n').filter((line) => line !== '' && !/^\d\/\d /.test(line));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(new RegExp(`^${code}: .+\\. .+\\.$`));
};

describe('a document that cannot be read', () => {
  test.each([
    ['is not a PDF', 'datasheet', fixture('not-a-pdf'), 'PDF_NOT_A_PDF'],
    ['is empty', 'datasheet', fixture('empty'), 'PDF_EMPTY'],
    ['needs a password', 'datasheet', fixture('encrypted-user'), 'PDF_ENCRYPTED'],
    ['is a scan', 'datasheet', fixture('scan'), 'PDF_NO_TEXT'],
    ['holds no registers', 'datasheet', fixture('prose'), 'DATASHEET_NO_REGISTERS'],
    ['is not there', 'schematic', '/nonexistent/board.pdf', 'INPUT_NOT_FOUND'],
  ])('because it %s ends with exit code 1 and one line', async (_title, command, file, code) => {
    const ended = await agent(command, file, '--json');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    oneLine(ended.stderr, code);
  });

  test('shows the cause only when asked', async () => {
    const { stderr } = await agent('--verbose', 'datasheet', fixture('not-a-pdf'));
    expect(stderr).toMatch(/^PDF_NOT_A_PDF: /m);
    expect(stderr).toMatch(/^ +at /m);
  });
});

describe('wrong usage', () => {
  test.each([
    ['no file', ['datasheet']],
    ['an unknown command', ['read', 'x.pdf']],
    ['an unknown option', ['datasheet', 'x.pdf', '--jsn']],
    ['no output folder', ['generate', '--datasheet', 'x.pdf']],
    ['an unknown format', ['export', '--device', 'x.json', '--format', 'xml']],
  ])('such as %s ends with exit code 2', async (_title, args) => {
    const { code, stdout, stderr } = await agent(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: /);
  });

  test.each([
    ['a port that is none', ['serve', '--port', 'abc']],
    ['a provider that there is not', ['generate', '--datasheet', 'x.pdf', '--out', 'x', '--provider', 'oracle']],
  ])('such as %s ends with exit code 2 as well', async (_title, args) => {
    const { code, stderr } = await agent(...args);
    expect(code).toBe(2);
    oneLine(stderr, 'REQUEST_INVALID');
  });
});

describe('a folder that cannot be written', () => {
  test('as output ends with OUTPUT_UNWRITABLE', async () => {
    const file = join(await aFolder(), 'file');
    await writeFile(file, '');
    const ended = await agent('generate', '--datasheet', sample('datasheet'), '--out', join(file, 'out'));
    expect(ended.code).toBe(1);
    oneLine(ended.stderr, 'OUTPUT_UNWRITABLE');
  });

  test('because it holds a project ends with OUTPUT_NOT_EMPTY before anything is read', async () => {
    const folder = await aFolder();
    await writeFile(join(folder, 'main.c'), 'int main(void);');
    const ended = await agent('generate', '--datasheet', sample('datasheet'), '--out', folder);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('OUTPUT_NOT_EMPTY');
    expect(ended.stderr).not.toContain('Parsing');
    expect(await readFile(join(folder, 'main.c'), 'utf8')).toBe('int main(void);');
  });

  test('as data folder of the service ends with STORE_UNWRITABLE', async () => {
    const file = join(await aFolder(), 'file');
    await writeFile(file, '');
    const ended = await agent('serve', '--port', '0', '--data-dir', join(file, 'data'));
    expect(ended.code).toBe(1);
    oneLine(ended.stderr, 'STORE_UNWRITABLE');
  });
});
