import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import AxeBuilder from '@axe-core/playwright';
import type { ElectronApplication, Page } from '@playwright/test';
import { AgentClient } from '../../clients/js/agent-client.mjs';
import { expect, root, test } from './launch';
import { completed, startSamples } from './steps';

const run = promisify(execFile);

/** A server on a port of the system's choice; `free` gives the port back. */
async function takenPort() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, free: () => new Promise((resolve) => server.close(resolve)) };
}

async function freePort(): Promise<number> {
  const { port, free } = await takenPort();
  await free();
  return port;
}

/** Sets the port and turns the service on, by keyboard alone. */
async function switchOn(page: Page, port: number): Promise<void> {
  await page.getByTestId('nav-settings').click();
  await expect(page.getByTestId('rest-status')).toHaveAttribute('data-status', 'off');
  await page.getByTestId('rest-port').fill(String(port));
  await page.getByTestId('rest-port').press('Enter');
  await page.getByTestId('rest-enabled').focus();
  await page.keyboard.press('Space');
}

const serving = (page: Page) => expect(page.getByTestId('rest-status')).toHaveAttribute('data-status', 'on');

const copied = (app: ElectronApplication) => app.evaluate(({ clipboard }) => clipboard.readText());

async function violations(page: Page): Promise<string[]> {
  const builder = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).setLegacyMode(true);
  const { violations: found } = await builder.analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

test('a task submitted with the copied curl command shows up in the window, live', async ({ launch }) => {
  const { app, page } = await launch();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  await switchOn(page, port);
  await serving(page);

  // The copied command, as it is, in a folder with the two PDFs that it names.
  await page.getByTestId('rest-curl-copy').click();
  await expect.poll(() => copied(app)).toContain(url);
  const { stdout } = await run('sh', ['-c', await copied(app)], { cwd: join(root, 'samples') });
  const { task_id: submitted } = JSON.parse(stdout);
  await expect(page.getByTestId('request').first()).toContainText('/api/v1/generate/async');
  await expect(page.getByTestId('request').first()).toContainText('202');
  expect(await violations(page), 'settings with the service on').toEqual([]);

  await page.getByTestId('nav-tasks').click();
  await expect(page.getByTestId('task-row')).toHaveCount(1);
  await page.getByTestId('task-row').click();
  await completed(page);
  const client = new AgentClient({ baseUrl: url });
  expect((await client.result(submitted)).generated_code).toContain('board_init');
});

test('a task of the window is listed and deleted over REST, and the service is there again after a restart', async ({
  launch,
}) => {
  const program = await launch();
  const { page } = program;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await switchOn(page, port);
  await serving(page);
  const client = new AgentClient({ baseUrl: url });
  await startSamples(page);
  const { tasks } = await client.list();
  expect(tasks).toHaveLength(1);
  expect(tasks[0]?.task_id).toBe(await page.getByTestId('task-page').getAttribute('data-id'));
  await page.getByTestId('nav-tasks').click();
  await expect(page.getByTestId('task-row')).toHaveCount(1);
  await client.remove(tasks[0]?.task_id ?? '');
  await expect(page.getByTestId('task-row')).toHaveCount(0);

  await program.close();
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  const next = await launch();
  await next.page.getByTestId('nav-settings').click();
  await serving(next.page);
  expect((await client.list()).tasks).toEqual([]);
});

test('a port that is taken is said in place, and trying again works once it is free', async ({ launch }) => {
  const { page } = await launch();
  const { port, free } = await takenPort();
  await switchOn(page, port);
  const note = page.getByTestId('rest').getByTestId('error');
  await expect(note).toHaveAttribute('data-code', 'PORT_IN_USE');
  await expect(note).toContainText('Another program uses this port.');
  expect(await violations(page), 'settings with an error').toEqual([]);
  await free();
  await page.getByTestId('rest-again').click();
  await serving(page);
  await page.getByTestId('rest-enabled').press('Space');
  await expect(page.getByTestId('rest-status')).toHaveAttribute('data-status', 'off');
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
});

test('the token is asked for when set so, shown on demand, and renewed', async ({ launch }) => {
  const { app, page } = await launch();
  const port = await freePort();
  await switchOn(page, port);
  await serving(page);
  const statusWith = async (token: string) => {
    const headers = { authorization: `Bearer ${token}` };
    return fetch(`http://127.0.0.1:${port}/api/v1/tasks`, { headers }).then(
      ({ status }) => status,
      () => 'nobody answers',
    );
  };
  await page.getByTestId('rest-token-required').press('Space');
  await expect.poll(() => statusWith('wrong')).toBe(401);
  await expect(page.getByTestId('rest-token')).not.toContainText(/\w{20}/);
  await page.getByTestId('rest-token-show').click();
  const first = (await page.getByTestId('rest-token').textContent()) ?? '';
  expect(first).toMatch(/^[\w-]{32}$/);
  await expect.poll(() => statusWith(first)).toBe(200);
  await page.getByTestId('rest-token-renew').click();
  await expect(page.getByTestId('rest-token')).not.toHaveText(first);
  await expect.poll(() => statusWith(first)).toBe(401);
  await page.getByTestId('rest-token-copy').click();
  await expect.poll(() => copied(app)).not.toBe('');
  await expect.poll(async () => statusWith(await copied(app))).toBe(200);
});
