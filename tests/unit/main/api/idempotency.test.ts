import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { IdempotencyKeys } from '../../../../main/api/idempotency';

const HOUR_MS = 3_600_000;

async function aFile() {
  const folder = await mkdtemp(join(tmpdir(), 'keys-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'keys.jsonl');
}

/** Keys on a clock that the test turns, and a count of the tasks they made. */
async function keysAt(path: string, start = 0) {
  let time = start;
  let made = 0;
  const keys = await IdempotencyKeys.open(path, () => time);
  const make = async () => {
    made += 1;
    return `task_${made}`;
  };
  return {
    keys,
    once: (key: string | undefined, form = 'form') => keys.once(key, form, make),
    pass: (hours: number) => {
      time += hours * HOUR_MS;
    },
    made: () => made,
  };
}

describe('the idempotency keys', () => {
  it('give the same task for 24 hours and a new one after', async () => {
    const { once, pass } = await keysAt(await aFile());
    expect(await once('a')).toEqual({ taskId: 'task_1', replayed: false });
    pass(23.9);
    expect(await once('a')).toEqual({ taskId: 'task_1', replayed: true });
    pass(0.2);
    expect(await once('a')).toEqual({ taskId: 'task_2', replayed: false });
  });

  it('hold over a restart, keep no key as it is, and survive a line cut by a power loss', async () => {
    const path = await aFile();
    await (await keysAt(path)).once('my own key');
    expect(await readFile(path, 'utf8')).not.toContain('my own key');
    await appendFile(path, '{"schema":"idempotency/1","key":"ab');
    const later = await keysAt(path, HOUR_MS);
    expect(await later.once('my own key')).toEqual({ taskId: 'task_1', replayed: true });
    const nextDay = await keysAt(path, 25 * HOUR_MS);
    expect(await nextDay.once('my own key')).toMatchObject({ replayed: false });
  });

  it('refuse a second request while the first is taken in, and let it through once that failed', async () => {
    const { keys, once } = await keysAt(await aFile());
    let fail: (reason: Error) => void = () => undefined;
    const first = keys.once('a', 'form', () => new Promise((_, reject) => (fail = reject)));
    await expect(once('a')).rejects.toMatchObject({ code: 'REQUEST_IN_PROGRESS', retryable: true });
    fail(new Error('disk full'));
    await expect(first).rejects.toThrow('disk full');
    expect(await once('a')).toMatchObject({ replayed: false });
  });

  it('refuse the key for another form, and a key that is empty or endless', async () => {
    const { once, made } = await keysAt(await aFile());
    await once('a');
    await expect(once('a', 'other form')).rejects.toMatchObject({ code: 'REQUEST_KEY_REUSED' });
    for (const key of ['', 'x'.repeat(256)]) await expect(once(key)).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
    expect(made()).toBe(1);
  });

  it('make a task each time where no key is given', async () => {
    const { once } = await keysAt(await aFile());
    expect([await once(undefined), await once(undefined)].map(({ taskId }) => taskId)).toEqual(['task_1', 'task_2']);
  });
});
