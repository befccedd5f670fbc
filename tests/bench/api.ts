import { rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import Fastify from 'fastify';
import { startApiServer } from '../../main/api/server';
import { aHistory, openBench } from './history';
import { type Figure, percentile } from './table';

const RATE = 500;
const SECONDS = 5;
const STREAMS = 1000;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** The REST service on loopback, three tasks running, 10,000 in the history. */
export async function benchApi(): Promise<Figure[]> {
  const { folder, files } = await aHistory();
  const service = await openBench(folder);
  const server = await startApiServer({
    service,
    version: '0',
    stateDir: join(folder, 'data/api'),
    host: '127.0.0.1',
    port: 0,
    maxInputMegabytes: () => 200,
  });
  const submit = (instruction: string) =>
    service.submit({
      datasheets: [{ path: files[0] ?? '', name: 'a.pdf' }],
      schematic: null,
      instruction,
      priority: 0,
      provider: 'offline',
    });
  const first = await submit('hang');
  for (let running = 1; running < 3; running += 1) await submit('hang');
  const status = await load(`${server.url}/api/v1/tasks/${first.id}`);
  const empty = await emptyRoute();
  const delay = await streamDelay(`${server.url}/api/v1/events`, () => service.pin(first.id, true));
  await server.close();
  await service.close();
  await rm(folder, { recursive: true, force: true });
  return [
    {
      what: `status at ${RATE} requests/s, p99`,
      value: percentile(status, 0.99),
      unit: 'ms',
      goal: 10,
      beside: `empty Fastify route ${percentile(empty, 0.99).toFixed(2)} ms`,
    },
    {
      what: 'status, median',
      value: percentile(status, 0.5),
      unit: 'ms',
      beside: `empty Fastify route ${percentile(empty, 0.5).toFixed(2)} ms`,
    },
    { what: `one event to ${STREAMS} open streams, last`, value: delay, unit: 'ms', goal: 100 },
  ];
}

/** Requests at a fixed rate, whatever the answers take; milliseconds of each. */
async function load(url: string): Promise<number[]> {
  const times: Promise<number>[] = [];
  for (let n = 0; n < RATE * SECONDS; n += 10) {
    for (let k = 0; k < 10; k += 1) times.push(answerTime(url));
    await new Promise((resolve) => setTimeout(resolve, (1000 * 10) / RATE));
  }
  return Promise.all(times);
}

function answerTime(url: string): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    request(url, { agent }, (answer) => {
      answer.resume().once('end', () => resolve(performance.now() - began));
    })
      .once('error', reject)
      .end();
  });
}

async function emptyRoute(): Promise<number[]> {
  const app = Fastify();
  app.get('/', async () => ({ ok: true }));
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const times = await load(`${url}/`);
  await app.close();
  return times;
}

/** Milliseconds until the last of many open streams has the event that `happen` causes. */
async function streamDelay(url: string, happen: () => Promise<unknown>): Promise<number> {
  let began = 0;
  const arrivals: Promise<number>[] = [];
  const open: (() => void)[] = [];
  const opened = Array.from({ length: STREAMS }, () => {
    return new Promise<void>((resolve, reject) => {
      const call = request(url, { agent: false, headers: { accept: 'text/event-stream' } }, (answer) => {
        arrivals.push(new Promise((arrived) => answer.once('data', () => arrived(performance.now() - began))));
        open.push(() => call.destroy());
        resolve();
      });
      call.once('error', reject).end();
    });
  });
  await Promise.all(opened);
  began = performance.now();
  await happen();
  const delays = await Promise.all(arrivals);
  for (const close of open) close();
  return Math.max(...delays);
}
