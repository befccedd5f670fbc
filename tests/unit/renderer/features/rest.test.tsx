// @vitest-environment happy-dom
import { cleanup, configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { App } from '../../../../renderer/app/App';
import { createStores, StoresProvider } from '../../../../renderer/app/stores';
import { curlLine } from '../../../../renderer/features/settings/curl';
import { createFakeAgent, type FakeData } from '../support/fake-agent';

configure({ asyncUtilTimeout: 20_000 });
beforeEach(() => {
  window.location.hash = '#/settings';
});
afterEach(cleanup);

function open(start: Partial<FakeData> = {}) {
  const fake = createFakeAgent(start);
  render(
    <StoresProvider stores={createStores(fake.agent)}>
      <App />
    </StoresProvider>,
  );
  return fake;
}

it('is off at first, is switched on in the settings, and says where it listens', async () => {
  const { data, emit } = open();
  expect((await screen.findByTestId('rest-status')).dataset['status']).toBe('off');
  await userEvent.click(screen.getByTestId('rest-enabled'));
  expect(data.calls).toContainEqual({ route: 'settings.set', input: { restEnabled: true } });
  emit('rest.changed', { status: 'on', url: 'http://127.0.0.1:8080', error: null });
  expect((await screen.findByText('Listening on http://127.0.0.1:8080')).dataset['status']).toBe('on');
});

it('says in place that the port is taken, and can be told to try again', async () => {
  const { data, emit } = open();
  await screen.findByTestId('rest-status');
  const error = { code: 'PORT_IN_USE', message: 'Port 8080 is taken.', hint: '', retryable: false };
  emit('rest.changed', { status: 'failed', url: null, error });
  expect((await screen.findByTestId('error')).textContent).toContain('Port 8080 is taken.');
  await userEvent.click(screen.getByTestId('rest-again'));
  expect(data.calls.map(({ input }) => input)).toEqual([{ restEnabled: false }, { restEnabled: true }]);
});

it('shows the token only when asked, copies it, and renews it', async () => {
  const { data } = open();
  const token = await screen.findByTestId('rest-token');
  expect(token.textContent).not.toContain('first-token');
  await userEvent.click(screen.getByTestId('rest-token-show'));
  expect(token.textContent).toBe('first-token');
  await userEvent.click(screen.getByTestId('rest-token-copy'));
  expect(data.calls).toContainEqual({ route: 'clipboard.write', input: { text: 'first-token' } });
  await userEvent.click(screen.getByTestId('rest-token-renew'));
  expect(await screen.findByText('second-token')).toBeDefined();
});

it('offers the curl command that the present settings need', async () => {
  const { settings } = createFakeAgent().data;
  const { data } = open({ settings: { ...settings, restPort: 9000, restTokenRequired: true } });
  expect((await screen.findByTestId('rest-curl')).textContent).not.toContain('first-token');
  await userEvent.click(screen.getByTestId('rest-curl-copy'));
  const text = curlLine('http://127.0.0.1:9000', 'first-token');
  expect(text).toContain('-H "Authorization: Bearer first-token"');
  expect(data.calls).toContainEqual({ route: 'clipboard.write', input: { text } });
});

it('lists answered requests as they come, newest first', async () => {
  const { settings } = createFakeAgent().data;
  const line = (seq: number, status: number) => ({
    seq,
    time: '2026-01-01T00:00:00.000Z',
    method: 'GET',
    path: `/api/v1/tasks/${seq}`,
    status,
    milliseconds: 1.25,
  });
  const { emit } = open({ settings: { ...settings, restEnabled: true }, requests: [line(1, 200), line(2, 200)] });
  await screen.findAllByTestId('request');
  emit('rest.requested', [line(2, 200), line(3, 404)]);
  await screen.findByText('/api/v1/tasks/3');
  const cells = screen.getAllByTestId('request').map((row) => row.children[2]?.textContent);
  expect(cells).toEqual(['/api/v1/tasks/3', '/api/v1/tasks/2', '/api/v1/tasks/1']);
});
