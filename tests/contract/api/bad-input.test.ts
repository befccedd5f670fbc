import { request } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { problemSchema } from '../../../shared/api';
import { aForm, aServer, post } from './support/server';

const ASYNC = '/api/v1/generate/async';
const MEBIBYTE = 1024 * 1024;

/** Bytes that this process holds outside and inside the heap; what the kernel keeps for sockets is not ours. */
const held = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

describe('a request of bad will', () => {
  test('of 300 MB is refused with 413 while memory stays flat, and leaves nothing behind', async () => {
    const { url, service, uploadsLeft } = await aServer({ maxInputMegabytes: () => 200 });
    const block = Buffer.alloc(MEBIBYTE, 'x');
    const before = held();
    let peak = before;
    function* body(): Generator<Buffer> {
      yield Buffer.from('--b\r\nContent-Disposition: form-data; name="datasheet"; filename="a.pdf"\r\n\r\n');
      for (let sent = 0; sent < 300; sent += 1) {
        peak = Math.max(peak, held());
        yield block;
      }
      yield Buffer.from('\r\n--b--\r\n');
    }
    const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      const headers = { 'content-type': 'multipart/form-data; boundary=b' };
      const call = request(`${url}${ASYNC}`, { method: 'POST', headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.once('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      call.once('error', reject);
      Readable.from(body()).pipe(call);
    });
    expect(answer.status).toBe(413);
    expect(problemSchema.parse(JSON.parse(answer.text)).code).toBe('PDF_TOO_LARGE');
    expect(peak - before).toBeLessThan(100 * MEBIBYTE);
    expect(service.submitted).toEqual([]);
    await vi.waitFor(async () => expect(await uploadsLeft()).toEqual([]));
  });

  test.each([
    ['10,000 fields', Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`f${n}`, 'x'])), 413],
    ['a field name of 1,000 letters', { ['n'.repeat(1000)]: 'x' }, 400],
    ['an instruction of a megabyte', { instruction: 'x'.repeat(MEBIBYTE) }, 413],
    ['an instruction that is a little too long', { instruction: '初'.repeat(5000) }, 400],
    ['a priority of a thousand', { priority: '1000' }, 400],
    ['a priority that is no whole number', { priority: '1.5' }, 400],
    ['a provider that there is not', { provider: 'oracle' }, 400],
  ])('with %s is refused', async (_title, fields, status) => {
    const { call, service, uploadsLeft } = await aServer();
    const answer = await call(ASYNC, post(aForm(fields)));
    expect(problemSchema.parse(await answer.json()).status).toBe(status);
    expect(answer.status).toBe(status);
    expect(service.submitted).toEqual([]);
    await vi.waitFor(async () => expect(await uploadsLeft()).toEqual([]));
  });

  const part = 'Content-Disposition: form-data; name="datasheet"; filename="a.pdf"\r\n\r\n%PDF-1.4';
  test.each([
    ['no boundary at all', 'multipart/form-data', `--b\r\n${part}\r\n--b--`, 400],
    ['another boundary than it says', 'multipart/form-data; boundary=c', `--b\r\n${part}\r\n--b--`, 400],
    ['an end in the middle of a header', 'multipart/form-data; boundary=b', '--b\r\nContent-Dispo', 400],
    ['no end', 'multipart/form-data; boundary=b', `--b\r\n${part}`, 400],
    ['no body', 'multipart/form-data; boundary=b', '', 400],
    ['a part without a name', 'multipart/form-data; boundary=b', '--b\r\n\r\nx\r\n--b--', 400],
    ['a form of another kind', 'application/x-www-form-urlencoded', 'datasheet=x', 415],
    ['text', 'text/plain', 'x', 415],
    ['a type that is none', 'nonsense', 'x', 415],
  ])('as multipart with %s is refused', async (_title, type, body, status) => {
    const { call, service, uploadsLeft } = await aServer();
    const answer = await call(ASYNC, { method: 'POST', body, headers: { 'content-type': type } });
    expect(problemSchema.parse(await answer.json()).status).toBe(status);
    expect(answer.status).toBe(status);
    expect(service.submitted).toEqual([]);
    await vi.waitFor(async () => expect(await uploadsLeft()).toEqual([]));
  });
});

/** Opens a connection, sends the pieces with pauses between them, and gives all that came back until it was closed. */
function trickle(port: number, pieces: readonly string[], pauseMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    let sent = 0;
    const timer = setInterval(() => {
      const piece = pieces[sent % pieces.length] ?? '';
      if (socket.writable) socket.write(sent < pieces.length ? piece : 'x');
      sent += 1;
    }, pauseMs);
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    // A reset is the end too: whoever still sends when the other side closes gets one.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
    socket.once('close', () => {
      clearInterval(timer);
      resolve(answer);
    });
  });
}

describe('a connection that keeps the service waiting', () => {
  const patience = { headers: 300, request: 600, check: 50 };

  test('with headers that never end is answered 408 and closed, while others are served', async () => {
    const { port, call } = await aServer({ patience });
    const slow = trickle(port, ['GET /healthz HTTP/1.1\r\n', 'Host: localhost\r\n', 'X-A: '], 20);
    expect((await call('/healthz')).status).toBe(200);
    const answer = await slow;
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toContain('"code":"REQUEST_TIMEOUT"');
  });

  test('with a form that trickles in is answered 408 and closed, and nothing of it stays', async () => {
    const { port, service, uploadsLeft } = await aServer({ patience });
    const head = [
      `POST ${ASYNC} HTTP/1.1`,
      'Host: localhost',
      'Content-Type: multipart/form-data; boundary=b',
      'Content-Length: 100000',
      '',
      '--b',
      'Content-Disposition: form-data; name="datasheet"; filename="a.pdf"',
      '',
      '%PDF-1.4',
    ].join('\r\n');
    const answer = await trickle(port, [head], 20);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(service.submitted).toEqual([]);
    await vi.waitFor(async () => expect(await uploadsLeft()).toEqual([]));
  });

  test('with bytes that are not HTTP gets a problem document', async () => {
    const { port } = await aServer();
    const answer = await trickle(port, ['\x16\x03\x01 this is TLS\r\n\r\n'], 10);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain('"code":"REQUEST_INVALID"');
  });
});
