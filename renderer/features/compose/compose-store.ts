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
    let opening = 0;
    let submitting: Promise<TaskView> | null = null;
    const tellBusy = () => set({ busy: submitting !== null ? 'starting' : opening > 0 ? 'opening' : null });
    const open = async (request: () => Promise<OfferedFile[]>) => {
      opening += 1;
      set({ error: null });
      tellBusy();
      try {
        const offered = await request();
        // Files that are on their way into a task must not weigh on the roles of the next ones.
        await submitting?.catch(() => undefined);
        set(({ files }) => ({ files: assignRoles(files, offered) }));
      } catch (thrown) {
        set({ error: errorRecordOf(thrown) });
      } finally {
        opening -= 1;
        tellBusy();
      }
    };
    /** Takes out what was submitted; what was added or written meanwhile stays for the next task. */
    const clear = (submitted: Pick<ComposeState, 'files' | 'instruction' | 'priority'>) => {
      const tokens = new Set(submitted.files.map(({ offered }) => offered.token));
      set(({ files, instruction, priority }) => ({
        files: files.filter(({ offered }) => !tokens.has(offered.token)),
        instruction: instruction === submitted.instruction ? '' : instruction,
        priority: priority === submitted.priority ? 0 : priority,
      }));
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
        const tokens = (role: InputRole) => files.filter((file) => file.role === role).map((f) => f.offered.token);
        const schematic = tokens('schematic')[0] ?? null;
        const answer = agent.tasks.submit({ datasheets: tokens('datasheet'), schematic, instruction, priority });
        submitting = answer.then((task) => {
          clear({ files, instruction, priority });
          return task;
        });
        set({ error: null });
        tellBusy();
        try {
          return await submitting;
        } catch (thrown) {
          set({ error: errorRecordOf(thrown) });
          return null;
        } finally {
          submitting = null;
          tellBusy();
        }
      },
    };
  });
}
