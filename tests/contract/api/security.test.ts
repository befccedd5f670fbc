import { type IncomingMessage, request } from 'node:http';
import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { startApiServer } from '../../../main/api/server';
import { MemoryService } from './support/memory-service';
import { aServer } from './support/server';

/** fetch refuses to send a Host of one's own, so these go through node:http. */
const answerTo = (url: string, headers: Record<string, string>, method = 'GET'): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    request(`${url}/api/v1/tasks`, { headers, method }, (answer) => resolve(answer.resume()))
      .on('error', reject)
      .end();
  });

const statusWith = async (url: string, headers: Record<string, string>): Promise<number> =>
  (await answerTo(url, headers)).statusCode ?? 0;

describe('who may call', () => {
  test('a Host that is not this machine is refused, as a rebound DNS name would send it', async () => {
    const { url, port } = await aServer();
    expect(await statusWith(url, { host: 'evil.example' })).toBe(403);
    expect(await statusWith(url, { host: `localhost:${port}` })).toBe(200);
    expect(await statusWith(url, { host: `[::1]:${port}` })).toBe(200);
  });

  test('a page of another origin is refused, an allowed one and the own one are not', async () => {
    const { url, port } = await aServer({ allowedOrigins: ['http://tool.example'] });
    expect(await statusWith(url, { origin: 'http://evil.example' })).toBe(403);
    expect(await statusWith(url, { origin: 'null' })).toBe(403);
    expect(await statusWith(url, { origin: 'http://tool.example' })).toBe(200);
    expect(await statusWith(url, { origin: `http://127.0.0.1:${port}` })).toBe(200);
  });

  test('a browser that asks first is told what a page of the allowed origin may send, and no other is', async () => {
    const { url } = await aServer({ allowedOrigins: ['http://tool.example'], token: 'secret' });
    const allowed = await answerTo(url, { origin: 'http://tool.example' }, 'OPTIONS');
    expect(allowed.statusCode).toBe(204);
    expect(allowed.headers).toMatchObject({ 'access-control-allow-origin': 'http://tool.example' });
    expect(allowed.headers['access-control-allow-headers']).toContain('authorization');
    expect((await answerTo(url, { origin: 'http://evil.example' }, 'OPTIONS')).statusCode).toBe(403);
    expect(await statusWith(url, { origin: 'http://tool.example' })).toBe(401);
  });

  test('who listens on all addresses is called by any of them, never by a name of others', async () => {
    const { port } = await aServer({ host: '0.0.0.0', token: 'right' });
    const called = (host: string) => statusWith(`http://127.0.0.1:${port}`, { host, authorization: 'Bearer right' });
    expect(await called('192.0.2.7:8080')).toBe(200);
    expect(await called('[2001:db8::7]:8080')).toBe(200);
    expect(await called(hostname())).toBe(200);
    expect(await called('evil.example')).toBe(403);
  });

  test('with a token set only its bearer passes; a health probe needs none', async () => {
    const { url, call } = await aServer({ token: 'right' });
    expect(await statusWith(url, {})).toBe(401);
    expect(await statusWith(url, { authorization: 'Bearer wrong' })).toBe(401);
    expect(await statusWith(url, { authorization: 'Bearer right' })).toBe(200);
    expect((await call('/healthz')).status).toBe(200);
  });

  test('an address that asks too often is told how long to wait, until the minute is over', async () => {
    let time = 1_705_312_845_123;
    const { call } = await aServer({ requestsPerMinute: 3, now: () => time });
    for (let n = 0; n < 3; n += 1) expect((await call('/healthz')).status).toBe(200);
    time += 20_000;
    const refused = await call('/healthz');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('40');
    expect(await refused.json()).toMatchObject({ code: 'REQUEST_TOO_MANY', retryable: true });
    time += 40_000;
    expect((await call('/healthz')).status).toBe(200);
  });

  test('no answer carries a header that lets other pages read it, refused or not', async () => {
    const { url } = await aServer();
    for (const origin of ['http://evil.example', url]) {
      const { headers } = await fetch(`${url}/api/v1/tasks`, { headers: { origin } });
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('listening beyond this machine without a token is refused before a port is opened', async () => {
    const start = startApiServer({
      service: new MemoryService(),
      version: '3.0.0',
      stateDir: '/nonexistent',
      host: '0.0.0.0',
      port: 0,
      maxInputMegabytes: () => 1,
    });
    await expect(start).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
  });

  test('a port that is taken says so', async () => {
    const { port, service, stateDir } = await aServer();
    const options = { service, version: '3', stateDir, host: '127.0.0.1', port, maxInputMegabytes: () => 1 };
    await expect(startApiServer(options)).rejects.toMatchObject({ code: 'PORT_IN_USE' });
  });

  test('an address that this machine does not have says so', async () => {
    const { service, stateDir } = await aServer();
    // 192.0.2.0/24 is kept for documentation: no machine has it.
    const options = { service, version: '3', stateDir, host: '192.0.2.1', port: 0, maxInputMegabytes: () => 1 };
    await expect(startApiServer({ ...options, token: 'x' })).rejects.toMatchObject({ code: 'ADDRESS_UNAVAILABLE' });
  });
});
