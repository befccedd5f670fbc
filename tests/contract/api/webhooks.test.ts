import { createHmac } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { aForm, aServer, post } from './support/server';

/** A receiver that refuses the first `refusals` calls. */
async function aReceiver(refusals = 0) {
  const calls: { body: string; signature: string }[] = [];
  const server = createServer((request, answer) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      calls.push({
        body: Buffer.concat(chunks).toString(),
        signature: String(request.headers['x-signature-256'] ?? ''),
      });
      answer.statusCode = calls.length <= refusals ? 503 : 204;
      answer.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/done`, calls };
}

test('a callback is called when the task has ended, signed, and again after a refusal', async () => {
  const { url, calls } = await aReceiver(1);
  const { call, service, stateDir } = await aServer({ token: 'secret' });
  await call('/api/v1/generate/async', post(aForm({ callback_url: url }), { authorization: 'Bearer secret' }));
  const [id = ''] = service.tasks.keys();
  service.play(id, 'start');
  expect(calls).toEqual([]);
  service.play(id, 'complete');
  await vi.waitFor(() => expect(calls).toHaveLength(2), { timeout: 10_000 });
  const { body, signature } = calls[1] ?? { body: '', signature: '' };
  expect(JSON.parse(body)).toMatchObject({ task_id: id, status: 'completed' });
  expect(signature).toBe(`sha256=${createHmac('sha256', 'secret').update(body).digest('hex')}`);
  await vi.waitFor(async () => expect(await readdir(join(stateDir, 'webhooks'))).toEqual([]));
});
