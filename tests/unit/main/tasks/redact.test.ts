import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, constantFrom, property, string, stringMatching, tuple } from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { TaskLog } from '../../../../main/tasks/log';
import { redactData, redactText } from '../../../../main/tasks/redact';

const key = stringMatching(/^[A-Za-z0-9]{16,40}$/);
const dress = constantFrom<(key: string) => string>(
  (secret) => `Authorization: Bearer ${secret}`,
  (secret) => `401 for sk-${secret}`,
  (secret) => `api_key=${secret}&model=x`,
  (secret) => `{"token": "${secret}"}`,
  (secret) => `GET http://me:${secret}@localhost/v1`,
);

describe('a log entry', () => {
  test('keeps no secret, wherever it stands in the message', () => {
    assert(
      property(tuple(string({ maxLength: 40 }), key, dress), ([before, secret, dressed]) => {
        expect(redactText(`${before} ${dressed(secret)} after`)).not.toContain(secret);
      }),
    );
  });

  test('keeps no value whose name says that it is a secret', () => {
    expect(redactData({ apiKey: 'abc', pages: 3, note: 'fine' })).toEqual({
      apiKey: '[removed]',
      pages: 3,
      note: 'fine',
    });
  });

  test('keeps the beginning of a long text and how long it was, never the whole', () => {
    const page = '寄存器 '.repeat(3000);
    const kept = redactText(page);
    expect(kept.length).toBeLessThan(600);
    expect(kept).toContain('(12000 characters)');
  });

  test('leaves ordinary messages as they are', () => {
    for (const text of ['Reading chip.pdf', 'Token ring controller', '生成初始化代码', 'key registers: 12']) {
      expect(redactText(text)).toBe(text);
    }
  });
});

test('what a worker says is cleaned before it reaches the file and the window', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'redact-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'log.jsonl');
  const seen: string[] = [];
  const log = await TaskLog.open(path, Date.now, (entries) => seen.push(JSON.stringify(entries)));
  log.add({ level: 'error', step: 'code', message: 'refused: Bearer abcdef123456', data: { apiKey: 'zyx987' } });
  await log.flush();
  for (const text of [await readFile(path, 'utf8'), ...seen]) {
    expect(text).not.toMatch(/abcdef123456|zyx987/);
    expect(text).toContain('[removed]');
  }
});
