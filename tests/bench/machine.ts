import { copyFile, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { percentile, timed } from './table';

const ROUNDS = 40;

/** What the bare operations cost here, p99 in milliseconds. */
export async function machineFigures(folder: string, file: string) {
  const fsync: number[] = [];
  const copy: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const target = join(folder, 'raw');
    copy.push(await timed(() => copyFile(file, target)));
    const handle = await open(target, 'r+');
    await handle.write('x');
    fsync.push(await timed(() => handle.sync()));
    await handle.close();
    await rm(target);
  }
  const queue = new PQueue({ concurrency: 3 });
  const empty = await timed(() => queue.addAll(Array.from({ length: 1000 }, () => async () => undefined)));
  return { fsync: percentile(fsync, 0.99), copy: percentile(copy, 0.99), queue: empty / 1000 };
}
