/**
 * The callers of the API bench in a process of their own, so that what they need is not counted as the service's.
 * Told by messages what to do; answers `{ times }` in milliseconds, each request sent at its own time whatever the ones
 * before take.
 *
 * @typedef {{ kind: 'load', url: string, rate: number, seconds: number }
 *   | { kind: 'submit', url: string, file: string, rate: number, seconds: number }
 *   | { kind: 'streams', url: string, count: number } | { kind: 'exit' }} Order
 */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
/** Milliseconds since 1970, finer than Date.now: the same clock as the other process. */
const now = () => performance.timeOrigin + performance.now();
/** @param {object} message */
const say = (message) => process.send?.(message);

/**
 * @param {string} url
 * @param {{ headers: Record<string, string>, body: Buffer } | null} form
 * @returns {Promise<number>}
 */
function answerTime(url, form = null) {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const call = request(url, { agent, method: form ? 'POST' : 'GET', headers: form?.headers ?? {} }, (answer) => {
      const status = answer.statusCode ?? 0;
      if (status >= 300) reject(new Error(`${url} answered ${status}`));
      answer.resume().once('end', () => resolve(performance.now() - began));
    });
    call.once('error', reject);
    call.end(form?.body);
  });
}

/**
 * @param {number} rate requests per second
 * @param {number} seconds
 * @param {() => Promise<number>} send
 */
async function atRate(rate, seconds, send) {
  /** @type {Promise<number>[]} */
  const times = [];
  const began = performance.now();
  while (times.length < rate * seconds) {
    const due = Math.min(rate * seconds, ((performance.now() - began) / 1000) * rate);
    while (times.length < due) times.push(send());
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return Promise.all(times);
}

/** @param {string} file */
function formOf(file) {
  const parts = [
    Buffer.from('--b\r\nContent-Disposition: form-data; name="datasheet"; filename="a.pdf"\r\n\r\n'),
    readFileSync(file),
    Buffer.from('\r\n--b\r\nContent-Disposition: form-data; name="instruction"\r\n\r\nhang\r\n--b--\r\n'),
  ];
  const body = Buffer.concat(parts);
  return { body, headers: { 'content-type': 'multipart/form-data; boundary=b', 'content-length': `${body.length}` } };
}

/** @param {string} url @param {number} count */
async function openStreams(url, count) {
  /** @type {Promise<number>[]} */
  const arrivals = [];
  /** @type {(() => void)[]} */
  const closes = [];
  const open = () =>
    new Promise((resolve, reject) => {
      const call = request(url, { agent: false, headers: { accept: 'text/event-stream' } }, (answer) => {
        arrivals.push(new Promise((arrived) => answer.once('data', () => arrived(now()))));
        closes.push(() => call.destroy());
        resolve(undefined);
      });
      call.once('error', reject).end();
    });
  for (let opened = 0; opened < count; opened += 50) await Promise.all(Array.from({ length: 50 }, open));
  say({ opened: count });
  const times = await Promise.all(arrivals);
  for (const close of closes) close();
  return times;
}

process.on('message', (/** @type {Order} */ order) => {
  const run = () => {
    if (order.kind === 'load') return atRate(order.rate, order.seconds, () => answerTime(order.url));
    if (order.kind === 'streams') return openStreams(order.url, order.count);
    if (order.kind === 'exit') return process.exit(0);
    const form = formOf(order.file);
    return atRate(order.rate, order.seconds, () => answerTime(order.url, form));
  };
  Promise.resolve(run()).then(
    (times) => say({ times }),
    (error) => say({ error: String(error) }),
  );
});
