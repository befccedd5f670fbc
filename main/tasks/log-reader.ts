import { type FileHandle, open } from 'node:fs/promises';
import { reasonOf } from '../../shared/errors';
import { tryJson } from '../../shared/json';
import { type LogEntry, type LogLevel, logEntrySchema } from '../../shared/tasks';

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];
/** What is read at once while looking for a place, in bytes: many lines. */
const CHUNK = 64 * 1024;
/** Entries parsed before other work gets its turn. */
const BREATH = 500;

/**
 * Entries with `seq > after` at `level` or above, oldest first, at most `limit`; `last` is the seq to go on from. Only
 * the lines that are wanted are read and parsed: a log may have 100,000 of them, and the main process must not wait.
 */
export async function readLog(
  path: string,
  { after, limit, level }: { after: number; limit: number; level?: LogLevel | undefined },
): Promise<{ entries: LogEntry[]; last: number }> {
  const lowest = level === undefined ? 0 : LEVELS.indexOf(level);
  const entries: LogEntry[] = [];
  let last = after;
  await withFile(path, async (file, size) => {
    let seen = 0;
    for await (const line of linesFrom(file, await placeAfter(file, size, after))) {
      const entry = seqOf(line) > after ? parseLine(line) : null;
      if (entry === null) continue;
      const wanted = LEVELS.indexOf(entry.level) >= lowest;
      if (wanted && entries.length === limit) return;
      if (wanted) entries.push(entry);
      last = entry.seq;
      seen += 1;
      if (seen % BREATH === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  });
  return { entries, last: entries.length === limit ? (entries.at(-1)?.seq ?? after) : last };
}

/** The number of the last whole line, 0 without one, and whether the file ends with a whole line. */
export async function readLogEnd(path: string): Promise<{ lastSeq: number; whole: boolean }> {
  let end = { lastSeq: 0, whole: true };
  await withFile(path, async (file, size) => {
    // Nearly always the first look is enough; a file of damage alone is read twice.
    for (const from of [Math.max(0, size - CHUNK), 0]) {
      const text = (await readAt(file, from, size - from)).toString('utf8');
      const found = text.split('\n').findLast((line) => parseLine(line) !== null);
      end = { lastSeq: found === undefined ? 0 : seqOf(found), whole: text === '' || text.endsWith('\n') };
      if (found !== undefined) return;
    }
  });
  return end;
}

/**
 * A byte at which a line begins, at or before the first one with `seq > after`. Numbers rise through the file, so the
 * place is found by halving; lines that cannot be read only make it lie further ahead of what is looked for.
 */
async function placeAfter(file: FileHandle, size: number, after: number): Promise<number> {
  let [low, high] = [0, size];
  while (high - low > CHUNK) {
    const middle = Math.floor((low + high) / 2);
    const found = firstLine(await readAt(file, middle, CHUNK));
    if (found !== null && found.seq <= after) low = middle + found.at;
    else high = middle;
  }
  return low;
}

/** The first line that begins in the chunk and can be read, and where. */
function firstLine(chunk: Buffer): { seq: number; at: number } | null {
  for (let at = chunk.indexOf(0x0a) + 1; at > 0; at = chunk.indexOf(0x0a, at) + 1) {
    const seq = seqOf(chunk.toString('latin1', at, at + 24));
    if (Number.isFinite(seq)) return { seq, at };
  }
  return null;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position });
  return buffer.subarray(0, bytesRead);
}

const linesFrom = (file: FileHandle, start: number): AsyncIterable<string> =>
  file.readLines({ start, autoClose: false });

/** Does nothing for a file that is not there. */
async function withFile(path: string, work: (file: FileHandle, size: number) => Promise<void>): Promise<void> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (reasonOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return;
  try {
    await work(file, (await file.stat()).size);
  } finally {
    await file.close();
  }
}

/** The number a line begins with, as this program writes it; infinite when it does not, so that it is looked at. */
function seqOf(line: string): number {
  const digits = /^\{"seq":(\d+),/.exec(line)?.[1];
  return digits === undefined ? Number.POSITIVE_INFINITY : Number(digits);
}

/** Null for a line cut by a crash; the ones around it stand. */
const parseLine = (line: string): LogEntry | null =>
  line === '' ? null : (logEntrySchema.safeParse(tryJson(line)).data ?? null);
