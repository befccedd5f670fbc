import { createStore } from 'zustand/vanilla';
import type { ErrorRecord } from '../../../shared/errors';
import type { OfferedFile } from '../../../shared/ipc';
import type { AgentBridge } from '../../../shared/ipc/api';
import type { InputRole, TaskView } from '../../../shared/tasks';
import { errorRecordOf } from '../../ui/errors';
import { assignRoles, type ComposeFile, obstacleOf, withRole } from './roles';

export interface ComposeState {
  readonly files: readonly ComposeFile[];
  readonly instruction: string;
  readonly priority: number;
  readonly busy: 'opening' | 'starting' | null;
  readonly error: ErrorRecord | null;
  offer(files: readonly File[]): Promise<void>;
  pick(): Promise<void>;
  samples(): Promise<void>;
  remove(token: string): void;
  setRole(token: string, role: InputRole): void;
  setInstruction(text: string): void;
  setPriority(priority: number): void;
  /** Submits and clears the form; null when something is in the way, which `error` then tells. */
  start(): Promise<TaskView | null>;
}

export function createComposeStore(agent: AgentBridge) {
  return createStore<ComposeState>()((set, get) => {
    const open = async (request: () => Promise<OfferedFile[]>) => {
      set({ busy: 'opening', error: null });
      try {
        const offered = await request();
        set(({ files }) => ({ files: assignRoles(files, offered) }));
      } catch (thrown) {
        set({ error: errorRecordOf(thrown) });
      } finally {
        set({ busy: null });
      }
    };
    return {
      files: [],
      instruction: '',
      priority: 0,
      busy: null,
      error: null,
      offer: (files) => open(() => agent.files.offer(files)),
      pick: () => open(() => agent.files.pick({})),
      samples: () => open(() => agent.files.samples({})),
      remove: (token) =>
        set(({ files }) => ({ files: files.filter(({ offered }) => offered.token !== token), error: null })),
      setRole: (token, role) => set(({ files }) => ({ files: withRole(files, token, role), error: null })),
      setInstruction: (instruction) => set({ instruction }),
      setPriority: (priority) => set({ priority }),
      start: async () => {
        const { files, instruction, priority, busy } = get();
        if (busy !== null || obstacleOf(files) !== null) return null;
        set({ busy: 'starting', error: null });
        try {
          const tokens = (role: InputRole) => files.filter((file) => file.role === role).map((f) => f.offered.token);
          const schematic = tokens('schematic')[0] ?? null;
          const task = await agent.tasks.submit({ datasheets: tokens('datasheet'), schematic, instruction, priority });
          set({ files: [], instruction: '', priority: 0 });
          return task;
        } catch (thrown) {
          set({ error: errorRecordOf(thrown) });
          return null;
        } finally {
          set({ busy: null });
        }
      },
    };
  });
}
