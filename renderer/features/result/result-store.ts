import { createStore } from 'zustand/vanilla';
import type { ErrorRecord } from '../../../shared/errors';
import type { TaskResult } from '../../../shared/ipc';
import type { AgentBridge } from '../../../shared/ipc/api';
import { errorRecordOf } from '../../ui/errors';

interface OpenResult {
  readonly result: TaskResult | null;
  readonly error: ErrorRecord | null;
  readonly files: Readonly<Record<string, string>>;
}

export interface ResultState {
  /** The result on screen; one at a time, so that long files do not pile up in memory. */
  readonly taskId: string | null;
  readonly open: OpenResult;
  readonly file: string | null;
  readonly line: number | null;
  load(id: string): Promise<void>;
  show(file: string, line?: number): Promise<void>;
  setLine(line: number | null): void;
}

const NOTHING: OpenResult = { result: null, error: null, files: {} };
const FIRST_CHOICE = ['src/board_init.c', 'generated.c'];

/** The file to show first: the board's init code, else the self-contained file, else any. */
export function firstFile(names: readonly string[]): string | null {
  return FIRST_CHOICE.find((name) => names.includes(name)) ?? names[0] ?? null;
}

export function createResultStore(agent: AgentBridge) {
  return createStore<ResultState>()((set, get) => ({
    taskId: null,
    open: NOTHING,
    file: null,
    line: null,
    load: async (id) => {
      set({ taskId: id, open: NOTHING, file: null, line: null });
      try {
        const result = await agent.tasks.result({ id });
        if (get().taskId !== id) return;
        set({ open: { ...NOTHING, result } });
        const file = firstFile(result.files.map(({ name }) => name));
        if (file !== null) await get().show(file);
      } catch (thrown) {
        if (get().taskId === id) set({ open: { ...NOTHING, error: errorRecordOf(thrown) } });
      }
    },
    show: async (file, line) => {
      const { taskId, open } = get();
      if (taskId === null) return;
      set({ file, line: line ?? null });
      if (open.files[file] !== undefined) return;
      const { text } = await agent.tasks.resultFile({ id: taskId, name: file });
      if (get().taskId !== taskId) return;
      set((state) => ({ open: { ...state.open, files: { ...state.open.files, [file]: text } } }));
    },
    setLine: (line) => set({ line }),
  }));
}
