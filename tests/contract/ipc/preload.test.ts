import { describe, expect, it, vi } from 'vitest';
import { CALL_CHANNEL, routes } from '../../../shared/ipc';
import type { AgentBridge } from '../../../shared/ipc/api';

const electron = vi.hoisted(() => {
  const exposed = new Map<string, unknown>();
  const listeners = new Set<(...args: unknown[]) => void>();
  return {
    exposed,
    listeners,
    calls: [] as unknown[][],
    answer: { ok: true, data: null } as unknown,
    contextBridge: { exposeInMainWorld: (key: string, value: unknown) => exposed.set(key, value) },
    webUtils: { getPathForFile: (file: { name: string }) => `/real/${file.name}` },
  };
});

vi.mock('electron', () => ({
  contextBridge: electron.contextBridge,
  webUtils: electron.webUtils,
  ipcRenderer: {
    invoke: async (...call: unknown[]) => {
      electron.calls.push(call);
      return electron.answer;
    },
    on: (_: string, listener: () => void) => electron.listeners.add(listener),
    off: (_: string, listener: () => void) => electron.listeners.delete(listener),
  },
}));

await import('../../../preload');
const bridge = electron.exposed.get('agent') as AgentBridge;

const functionsOf = (value: object, prefix = ''): string[] =>
  Object.entries(value).flatMap(([key, member]) =>
    typeof member === 'function' ? [prefix + key] : functionsOf(member as object, `${prefix}${key}.`),
  );

describe('the bridge to the window', () => {
  it('exposes one function for each route, a subscription, and nothing else', () => {
    expect([...electron.exposed.keys()]).toEqual(['agent']);
    expect(functionsOf(bridge).sort()).toEqual([...Object.keys(routes), 'on'].sort());
  });

  it('calls the route that its name says', async () => {
    for (const name of Object.keys(routes).filter((route) => route !== 'files.offer')) {
      const [domain = '', call = ''] = name.split('.');
      const domains = bridge as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
      await domains[domain]?.[call]?.({ probe: name });
      expect(electron.calls.at(-1)).toEqual([CALL_CHANNEL, name, { probe: name }]);
    }
  });

  it('turns files into paths itself, so that the page cannot name one', async () => {
    await bridge.files.offer([new File(['x'], 'a.pdf')]);
    expect(electron.calls.at(-1)).toEqual([CALL_CHANNEL, 'files.offer', { paths: ['/real/a.pdf'] }]);
  });

  it('rejects with the record of a refusal', async () => {
    const error = { code: 'TASK_NOT_FOUND', message: 'm', hint: 'h', retryable: false };
    electron.answer = { ok: false, error };
    await expect(bridge.app.info({})).rejects.toThrow(JSON.stringify(error));
  });

  it('passes on the events that were asked for, until the subscription ends', () => {
    const heard: unknown[] = [];
    const end = bridge.on('task.removed', (news) => heard.push(news));
    const tell = (event: string, payload: unknown) => {
      for (const listener of electron.listeners) listener({}, event, payload);
    };
    tell('task.removed', { id: 1 });
    tell('task.changed', { id: 2 });
    end();
    tell('task.removed', { id: 3 });
    expect(heard).toEqual([{ id: 1 }]);
  });
});
