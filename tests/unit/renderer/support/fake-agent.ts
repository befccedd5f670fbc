import type { ErrorCode } from '../../../../shared/errors';
import { AgentError } from '../../../../shared/errors';
import type {
  BoardView,
  EventName,
  EventPayload,
  OfferedFile,
  RestRequest,
  RestState,
  TaskResult,
} from '../../../../shared/ipc';
import type { AgentBridge } from '../../../../shared/ipc/api';
import { type DeviceCorrections, noDeviceCorrections, type SvdComparison } from '../../../../shared/models';
import { DEFAULT_SETTINGS, type Settings } from '../../../../shared/settings';
import {
  type FoundList,
  type LogEntry,
  matchesWords,
  searchWords,
  type TaskStats,
  type TaskView,
} from '../../../../shared/tasks';
import { sampleLogs, sampleResult, sampleTask } from './samples';

type Listener = (payload: never) => void;

export interface FakeData {
  readonly tasks: TaskView[];
  readonly logs: Record<string, readonly LogEntry[]>;
  readonly found: Record<string, FoundList>;
  readonly offered: OfferedFile[];
  readonly result: TaskResult;
  settings: Settings;
  board: BoardView;
  paused: boolean;
  /** Texts of result files, by name. */
  readonly texts: Readonly<Record<string, string>>;
  readonly deviceCorrections: Record<string, DeviceCorrections>;
  readonly comparison: SvdComparison;
  readonly rest: RestState;
  readonly requests: RestRequest[];
  readonly calls: { readonly route: string; readonly input: unknown }[];
}

/** An error as it crosses the bridge: its record as JSON in the message. */
export const bridgeError = (code: ErrorCode, message = 'from the test'): Error =>
  new Error(JSON.stringify(new AgentError(code, message).toRecord()));

const statsOf = (tasks: readonly TaskView[]): TaskStats => {
  const count = (state: TaskView['state']) => tasks.filter((task) => task.state === state).length;
  return {
    total: tasks.length,
    pending: count('pending'),
    processing: count('processing'),
    completed: count('completed'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    queueLength: count('pending'),
    currentProcessing: count('processing'),
    averageProcessingTimeS: 41.2,
  };
};

/** `window.agent` in memory: enough of the program to show and test the window without it. */
export function createFakeAgent(start: Partial<FakeData> = {}) {
  const data: FakeData = {
    tasks: [],
    logs: {},
    found: {},
    offered: [],
    result: sampleResult(),
    settings: DEFAULT_SETTINGS,
    board: { board: null, edits: [], used: true },
    paused: false,
    texts: {},
    deviceCorrections: {},
    comparison: { device: 'DEMO103', matched: 0, contradictions: [] },
    rest: { status: 'off', url: null, error: null },
    requests: [],
    calls: [],
    ...start,
  };
  const listeners = new Map<EventName, Set<Listener>>();
  const emit = <E extends EventName>(event: E, payload: EventPayload<E>) => {
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  };
  const find = (id: string): TaskView => {
    const task = data.tasks.find((other) => other.id === id);
    if (task === undefined) throw bridgeError('TASK_NOT_FOUND');
    return task;
  };
  const change = (id: string, patch: Partial<TaskView>): TaskView => {
    const task = { ...find(id), ...patch, revision: find(id).revision + 1 };
    data.tasks.splice(data.tasks.indexOf(find(id)), 1, task);
    emit('task.changed', task);
    return task;
  };
  const said = (route: string, input: unknown) => data.calls.push({ route, input });
  const agent: AgentBridge = {
    files: {
      offer: async () => data.offered,
      pick: async () => data.offered,
      samples: async () => data.offered,
    },
    tasks: {
      submit: async (input) => {
        said('tasks.submit', input);
        const task = sampleTask({ id: `task_1705312845${String(data.tasks.length).padStart(3, '0')}_newone` });
        data.tasks.unshift(task);
        return task;
      },
      list: async ({ state, text = '', limit = 50, cursor = '0' }) => {
        const all = data.tasks.filter(
          (task) => (state === undefined || task.state === state) && matchesWords(task, searchWords(text)),
        );
        const end = Number(cursor) + limit;
        return { tasks: all.slice(Number(cursor), end), nextCursor: all.length > end ? String(end) : null };
      },
      get: async ({ id }) => find(id),
      stats: async () => ({ stats: statsOf(data.tasks), paused: data.paused }),
      cancel: async ({ id }) => change(id, { state: 'cancelled' }),
      again: async (input) => {
        said('tasks.again', input);
        const { id: _, ...task } = find(input.id);
        const copy = sampleTask({ ...task, id: 'task_1705312845999_onceag', state: 'pending' });
        data.tasks.unshift(copy);
        return copy;
      },
      retry: async ({ id }) => change(id, { state: 'pending', error: null }),
      remove: async (input) => {
        said('tasks.remove', input);
        data.tasks.splice(data.tasks.indexOf(find(input.id)), 1);
        return null;
      },
      pin: async ({ id, pinned }) => change(id, { pinned }),
      prioritise: async ({ id, priority }) => change(id, { priority }),
      reorder: async (input) => {
        said('tasks.reorder', input);
        return null;
      },
      pause: async ({ paused }) => {
        data.paused = paused;
        emit('queue.changed', { stats: statsOf(data.tasks), paused });
        return null;
      },
      found: async ({ id }) => data.found[id] ?? { registers: [], total: 0 },
      logs: async ({ id, after = 0, limit = 1000 }) => {
        const all = data.logs[id] ?? sampleLogs(40);
        const entries = all.filter(({ seq }) => seq > after).slice(0, limit);
        return { entries, last: entries.at(-1)?.seq ?? after };
      },
      result: async () => data.result,
      resultFile: async ({ name }) => ({
        name,
        text: data.texts[name] ?? (name === 'src/board_init.c' ? data.result.code : `/* ${name} */\n`),
      }),
      inputFile: async () => ({ name: 'manual.pdf', bytes: new Uint8Array() }),
      saveFile: async ({ name }) => ({ saved: name }),
      saveZip: async () => ({ saved: 'result.zip' }),
      saveLog: async () => ({ saved: 'log.txt' }),
    },
    settings: {
      get: async () => data.settings,
      set: async (patch) => {
        said('settings.set', patch);
        const kept = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
        data.settings = { ...data.settings, ...kept };
        return data.settings;
      },
    },
    board: {
      get: async () => data.board,
      correct: async (input) => {
        said('board.correct', input);
        data.board = { ...data.board, edits: input.edits, used: false };
        return data.board;
      },
    },
    app: {
      info: async () => ({
        name: 'Embedded AI Agent',
        version: '3.0.0',
        electron: '45.4.1',
        platform: 'linux x64',
        dataDir: '/home/user/.config/embedded-ai-agent',
        locale: 'en-US',
      }),
    },
    datasheet: {
      corrections: async ({ sha256 }) => data.deviceCorrections[sha256] ?? noDeviceCorrections(sha256),
      correct: async (corrections) => {
        said('datasheet.correct', corrections);
        data.deviceCorrections[corrections.document] = corrections;
        return corrections;
      },
      export: async (input) => {
        said('datasheet.export', input);
        return { saved: `device.${input.format}` };
      },
      compareSvd: async (input) => {
        said('datasheet.compareSvd', input);
        return { file: 'vendor.svd', comparison: data.comparison };
      },
    },
    clipboard: {
      write: async (input) => {
        said('clipboard.write', input);
        return null;
      },
    },
    rest: {
      state: async () => data.rest,
      token: async () => ({ token: 'first-token', kept: true }),
      renewToken: async () => ({ token: 'second-token', kept: false }),
      requests: async () => data.requests,
    },
    on: (event, listener) => {
      const heard = listeners.get(event) ?? new Set<Listener>();
      listeners.set(event, heard.add(listener as Listener));
      return () => heard.delete(listener as Listener);
    },
  };
  return { agent, data, emit };
}
