import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogEntry } from '../../shared/tasks';

const HOUR_MS = 3_600_000;
const LOG_LINES = 100_000;
const CHIPS = ['DEMO103', 'DEMO8051', 'DEMOV003', 'SENSOR-7'];
const PAGES = 500;

/** A day of finished tasks, so that the pictures of lists and charts show something, and one task with a very long log. */
export async function writeHistory(dataDir: string, now: number): Promise<{ longLog: string }> {
  let count = 0;
  for (let hour = 1; hour < 24; hour += 1) {
    // A working day: quiet at night, busy around noon.
    const tasks = Math.max(0, Math.round(5 - Math.abs(hour - 9) / 2));
    for (let n = 0; n < tasks; n += 1) {
      count += 1;
      const failed = count % 19 === 0;
      await writeTask(dataDir, now - hour * HOUR_MS + n * 400_000, { failed, seconds: 4 + ((count * 7) % 23), count });
    }
  }
  const longLog = await writeTask(dataDir, now - HOUR_MS / 2, { failed: true, seconds: 41, count: count + 1 });
  await writeFile(join(dataDir, 'tasks', longLog, 'log.jsonl'), longLogOf(now - HOUR_MS / 2));
  return { longLog };
}

interface Made {
  readonly failed: boolean;
  readonly seconds: number;
  readonly count: number;
}

async function writeTask(dataDir: string, created: number, { failed, seconds, count }: Made): Promise<string> {
  const id = `task_${created}_${String(count).padStart(6, '0')}`;
  const device = CHIPS[count % CHIPS.length] ?? '';
  const record = {
    schema: 'task/1',
    id,
    state: failed ? 'failed' : 'completed',
    instruction: count % 2 === 0 ? '生成初始化代码' : 'Bring up UART1 at 115200 baud',
    inputs: [{ role: 'datasheet', name: `${device.toLowerCase()}-manual.pdf`, bytes: 2_400_000, file: '0.pdf' }],
    provider: 'offline',
    priority: 0,
    order: count,
    pinned: false,
    attempt: 1,
    blame: 0,
    createdAt: new Date(created).toISOString(),
    startedAt: new Date(created).toISOString(),
    completedAt: new Date(created + seconds * 1000).toISOString(),
    error: failed
      ? { code: 'PDF_NO_TEXT', message: 'The pages are pictures.', hint: 'Use a PDF with text.', retryable: false }
      : null,
    summary: failed
      ? null
      : {
          device,
          mcu: null,
          registers: 180,
          registersWritten: 9 + (count % 5),
          components: 0,
          proofLevel: 'parsed',
          findings: 0,
        },
    work: null,
  };
  await mkdir(join(dataDir, 'tasks', id, 'inputs'), { recursive: true });
  await writeFile(join(dataDir, 'tasks', id, 'task.json'), JSON.stringify(record));
  return id;
}

function longLogOf(start: number): string {
  const lines: string[] = [];
  for (let seq = 1; seq <= LOG_LINES; seq += 1) {
    const elapsedMs = Math.round(seq * 0.41);
    const page = 1 + Math.floor((seq / LOG_LINES) * PAGES);
    const entry: LogEntry = {
      seq,
      time: new Date(start + elapsedMs).toISOString(),
      elapsedMs,
      level: seq % 997 === 0 ? 'warn' : seq % 10 === 0 ? 'info' : 'debug',
      step: 'datasheet',
      message: seq % 997 === 0 ? 'Row does not fit its table' : 'Row read',
      data: { page, row: seq % 200 },
    };
    lines.push(JSON.stringify(entry));
  }
  return `${lines.join('\n')}\n`;
}
