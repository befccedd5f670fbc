import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Fastify from 'fastify';
import { startApiServer } from '../../main/api/server';
import { startCallers } from './callers';
import { aHistory, openBench } from './history';
import { machineFigures } from './machine';
import { type Figure, percentile } from './table';

const RATE = 500;
const ROUNDS = 5;
const WARM_ROUNDS = 3;
const SUBMIT_RATE = 20;
const STREAMS = 1000;
const MEBIBYTE = 1024 * 1024;

type Callers = ReturnType<typeof startCallers>;

/** The REST service on loopback, three tasks running that take all the time they get, 10,000 in the history; the callers in another process. */
export async function benchApi(): Promise<Figure[]> {
  const { folder, files } = await aHistory();
  const [file = ''] = files;
  // A history is old: what was just written of it must not be what the first sync of a submit waits for.
  if (process.platform !== 'win32') spawnSync('sync');
  const machine = await machineFigures(folder, file);
  const service = await openBench(folder);
  const server = await startApiServer({
    service,
    version: '0',
    stateDir: join(folder, 'data/api'),
    host: '127.0.0.1',
    port: 0,
    maxInputMegabytes: () => 200,
  });
  const callers = startCallers();
  const api = `${server.url}/api/v1`;
  const submit = () =>
    service.submit({
      datasheets: [{ path: file, name: 'a.pdf' }],
      schematic: null,
      instruction: 'busy',
      priority: 0,
      provider: 'offline',
    });
  const first = await submit();
  for (let running = 1; running < 3; running += 1) await submit();
  const bareRoute = await emptyRoute();
  const memory = liveBytes();
  const [status, empty] = await inTurn(
    () => callers.load(`${api}/tasks/${first.id}`, RATE, 1),
    () => callers.load(bareRoute.url, RATE, 1),
  );
  await bareRoute.close();
  const bareStreams = await plainStreams();
  let pinned = false;
  const toggle = (): Promise<unknown> => {
    pinned = !pinned;
    return service.pin(first.id, pinned);
  };
  const [deliveries, plain] = await inTurn(
    () => streamDelay(callers, `${api}/events`, toggle),
    () => streamDelay(callers, bareStreams.url, async () => bareStreams.send()),
  );
  await bareStreams.close();
  const bareUpload = await emptyUpload(join(folder, 'uploaded'));
  const [submits, bare] = await inTurn(
    () => callers.submit(`${api}/generate/async`, file, SUBMIT_RATE, 2),
    () => callers.submit(bareUpload.url, file, SUBMIT_RATE, 2),
  );
  await bareUpload.close();
  const grown = (liveBytes() - memory) / MEBIBYTE;
  callers.end();
  await server.close();
  await service.close();
  await rm(folder, { recursive: true, force: true });
  const emptyIs = (share: number) => `empty Fastify route ${percentile(empty, share).toFixed(2)} ms`;
  const uploadIs = (share: number) => `empty route that writes it to disk ${percentile(bare, share).toFixed(0)} ms`;
  const streamsAre = (share: number) => `bare node:http ${percentile(plain, share).toFixed(0)} ms`;
  return [
    {
      what: `status at ${RATE} requests/s, p99`,
      value: percentile(status, 0.99),
      unit: 'ms',
      goal: 10,
      beside: emptyIs(0.99),
    },
    { what: 'status, median', value: percentile(status, 0.5), unit: 'ms', beside: emptyIs(0.5) },
    {
      what: `submit of 5 MB at ${SUBMIT_RATE}/s, p99`,
      value: percentile(submits, 0.99),
      unit: 'ms',
      goal: 100,
      beside: `${uploadIs(0.99)}, fsync ${machine.fsync.toFixed(0)} ms`,
    },
    { what: 'submit, median', value: percentile(submits, 0.5), unit: 'ms', beside: uploadIs(0.5) },
    {
      what: `one event to ${STREAMS} open streams, last`,
      value: percentile(deliveries, 0.5),
      unit: 'ms',
      goal: 100,
      beside: `${streamsAre(0.5)}; slowest of ${ROUNDS} events ${percentile(deliveries, 1).toFixed(0)} ms, ${streamsAre(1)}`,
    },
    { what: 'live memory grown meanwhile', value: grown, unit: 'MiB' },
  ];
}

/** Bytes that a collection leaves: what is really held, not what the heap may still give back. */
function liveBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Two loads round by round in turn: what else the machine does meets both alike. The first rounds only warm up. */
async function inTurn(ours: () => Promise<number[]>, theirs: () => Promise<number[]>): Promise<[number[], number[]]> {
  const times: [number[], number[]] = [[], []];
  for (let round = -WARM_ROUNDS; round < ROUNDS; round += 1) {
    const [mine, other] = [await ours(), await theirs()];
    if (round < 0) continue;
    times[0].push(...mine);
    times[1].push(...other);
  }
  return times;
}

/** What Fastify itself needs: a route that does nothing. */
async function emptyRoute() {
  const app = Fastify();
  app.get('/', async () => ({ ok: true }));
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url: `${url}/`, close: () => app.close() };
}

/** The same upload to a route that does nothing but write the body to the disk. */
async function emptyUpload(target: string) {
  const app = Fastify({ bodyLimit: 64 * MEBIBYTE });
  app.addContentTypeParser('multipart/form-data', (_request, payload, done) => done(null, payload));
  let count = 0;
  app.post<{ Body: NodeJS.ReadableStream }>('/', async ({ body }) => {
    count += 1;
    await pipeline(body, createWriteStream(`${target}-${count}`));
    return { ok: true };
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url: `${url}/`, close: () => app.close() };
}

/** Streams of the bare HTTP server of Node: each is sent the same bytes, nothing more. */
async function plainStreams() {
  const open = new Set<ServerResponse>();
  const server = createServer((_request, answer) => {
    answer.useChunkedEncodingByDefault = false;
    answer.writeHead(200, { 'content-type': 'text/event-stream' });
    answer.flushHeaders();
    open.add(answer);
    answer.once('close', () => open.delete(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const event = Buffer.from(`event: task\ndata: ${'x'.repeat(1000)}\n\n`);
  return {
    url: `http://127.0.0.1:${address.port}/`,
    send: (): void => open.forEach((answer) => void answer.write(event)),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Milliseconds until the last of many open streams has the event that `happen` causes. */
async function streamDelay(callers: Callers, url: string, happen: () => Promise<unknown>): Promise<number[]> {
  let began = 0;
  const arrivals = await callers.streams(url, STREAMS, () => {
    began = performance.timeOrigin + performance.now();
    void happen();
  });
  return [Math.max(...arrivals) - began];
}
