import { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import type { ErrorRecord } from '../../../shared/errors';
import type { AgentBridge } from '../../../shared/ipc/api';
import {
  applyCorrections,
  type BBox,
  type CorrectedDevice,
  type DeviceCorrections,
  type DeviceEdit,
  type DeviceModel,
  deviceModelSchema,
  keyOf,
  noDeviceCorrections,
  type RegisterRef,
  type SvdComparison,
  usedCorrectionsSchema,
} from '../../../shared/models';
import { errorRecordOf } from '../../ui/errors';
import { inTurn } from '../../ui/in-turn';
import { marksSomething } from '../source/box';

export type Section = 'registers' | 'pins' | 'memory' | 'notes' | 'svd';

/** A place of the document on show. */
export interface Place {
  readonly page: number;
  readonly bbox: BBox | null;
}

/** One datasheet of the task: as it was read, what was put right in it, and what the result was made with. */
export interface OpenDatasheet {
  readonly asRead: DeviceModel;
  readonly corrections: DeviceCorrections;
  readonly used: readonly DeviceEdit[];
  readonly device: CorrectedDevice;
  readonly comparison: { readonly file: string; readonly comparison: SvdComparison } | null;
}

export interface DatasheetState {
  readonly taskId: string | null;
  readonly error: ErrorRecord | null;
  readonly sheets: readonly OpenDatasheet[];
  /** The one on screen, by its place in `sheets`. */
  readonly active: number;
  readonly section: Section;
  readonly query: string;
  /** Key of the register on screen. */
  readonly register: string | null;
  readonly place: Place | null;
  load(id: string, files: readonly string[]): Promise<void>;
  choose(active: number): void;
  show(section: Section): void;
  find(query: string): void;
  /** Shows a register, and its place unless another is given. */
  open(register: string, place?: Place): void;
  showPlace(place: Place | null): void;
  /** Each of these saves at once and rejects when it cannot; what is on screen then stays as it was. */
  correct(edit: DeviceEdit): Promise<void>;
  undo(): Promise<void>;
  /** Takes back everything that was put right in a register. */
  revert(register: RegisterRef): Promise<void>;
  /** Asks for an SVD file; false when the user thought better of it. */
  compare(): Promise<boolean>;
}

const NOTHING = {
  error: null,
  sheets: [],
  active: 0,
  query: '',
  register: null,
  place: null,
  section: 'registers',
} as const;
const modelsSchema = z.union([deviceModelSchema.transform((model) => [model]), z.array(deviceModelSchema)]);

/** The sheet on screen. */
export const activeSheet = ({ sheets, active }: Pick<DatasheetState, 'sheets' | 'active'>): OpenDatasheet | undefined =>
  sheets[active];

const shaOf = ({ asRead }: OpenDatasheet): string => asRead.document.sha256;

/** Whether the result was made with other corrections than hold now. */
export const isStale = ({ corrections, used }: OpenDatasheet): boolean =>
  JSON.stringify(corrections.edits) !== JSON.stringify(used);

/** Whether an edit is about this register, its fields included. */
const concerns = (edit: DeviceEdit, ref: RegisterRef): boolean => {
  if (edit.do === 'set-peripheral') return false;
  if (edit.do === 'add-register') return edit.peripheral === ref.peripheral && edit.register.name === ref.register;
  return keyOf(edit.at) === keyOf(ref);
};

export const editsOf = ({ corrections }: OpenDatasheet, ref: RegisterRef): number =>
  corrections.edits.filter((edit) => concerns(edit, ref)).length;

export function createDatasheetStore(agent: AgentBridge) {
  return createStore<DatasheetState>()((set, get) => {
    const turn = inTurn();
    const put = (sha256: string, changed: (sheet: OpenDatasheet) => Partial<OpenDatasheet>) =>
      set(({ sheets }) => ({
        sheets: sheets.map((each) => (shaOf(each) === sha256 ? { ...each, ...changed(each) } : each)),
      }));
    const change = async (edit: (edits: readonly DeviceEdit[]) => readonly DeviceEdit[]) => {
      const sheet = activeSheet(get());
      if (sheet === undefined) return;
      const sha256 = shaOf(sheet);
      await turn(async () => {
        // The user may look at another task by now; the correction was made all the same.
        const open = get().sheets.find((each) => shaOf(each) === sha256)?.corrections;
        const before = open ?? (await agent.datasheet.corrections({ sha256 }));
        const corrections = await agent.datasheet.correct({ ...before, edits: [...edit(before.edits)] });
        put(sha256, ({ asRead }) => ({ corrections, device: applyCorrections(asRead, corrections) }));
      });
    };
    return {
      taskId: null,
      ...NOTHING,
      load: async (id, files) => {
        if (get().taskId === id && get().error === null) return;
        set({ taskId: id, ...NOTHING });
        try {
          const sheets = await openSheets(agent, id, files);
          if (get().taskId === id) set({ sheets, ...firstRegister(sheets[0]) });
        } catch (thrown) {
          if (get().taskId === id) set({ error: errorRecordOf(thrown) });
        }
      },
      choose: (active) => set(({ sheets }) => ({ ...NOTHING, sheets, active, ...firstRegister(sheets[active]) })),
      show: (section) => set({ section }),
      find: (query) => set({ query }),
      open: (register, place) => {
        const sheet = activeSheet(get());
        const source = sheet === undefined ? undefined : sourceOf(sheet, register);
        set({ register, section: 'registers', place: place ?? source ?? get().place });
      },
      showPlace: (place) => set({ place }),
      correct: (edit) => change((edits) => [...edits, edit]),
      undo: () => change((edits) => edits.slice(0, -1)),
      revert: (ref) => change((edits) => edits.filter((edit) => !concerns(edit, ref))),
      compare: async () => {
        const { taskId } = get();
        const sheet = activeSheet(get());
        if (taskId === null || sheet === undefined) return false;
        const sha256 = shaOf(sheet);
        const comparison = await agent.datasheet.compareSvd({ id: taskId, sha256 });
        if (comparison === null) return false;
        put(sha256, () => ({ comparison }));
        const shown = activeSheet(get());
        if (shown !== undefined && shaOf(shown) === sha256) set({ section: 'svd' });
        return true;
      },
    };
  });
}

function firstRegister(sheet: OpenDatasheet | undefined) {
  for (const peripheral of sheet?.device.model.peripherals ?? []) {
    for (const register of peripheral.registers) {
      const ref = sheet?.device.registers.get(register);
      if (ref !== undefined) return { register: keyOf(ref), place: placeOf(register.source) };
    }
  }
  return {};
}

export const placeOf = ({ page, bbox }: { readonly page: number; readonly bbox?: BBox | undefined }): Place => ({
  page,
  bbox: bbox !== undefined && marksSomething(bbox) ? bbox : null,
});

function sourceOf({ device }: OpenDatasheet, key: string): Place | undefined {
  for (const [register, ref] of device.registers) if (keyOf(ref) === key) return placeOf(register.source);
  return undefined;
}

async function openSheets(agent: AgentBridge, id: string, files: readonly string[]): Promise<OpenDatasheet[]> {
  const text = async (name: string) => (await agent.tasks.resultFile({ id, name })).text;
  const corrected = files.includes('device.read.json');
  const models = modelsSchema.parse(JSON.parse(await text(corrected ? 'device.read.json' : 'device.json')));
  const used = files.includes('corrections.json')
    ? usedCorrectionsSchema.parse(JSON.parse(await text('corrections.json'))).devices
    : [];
  return Promise.all(
    models.map(async (asRead) => {
      const { sha256 } = asRead.document;
      const corrections = await agent.datasheet.corrections({ sha256 });
      return {
        asRead,
        corrections,
        used: (used.find(({ document }) => document === sha256) ?? noDeviceCorrections(sha256)).edits,
        device: applyCorrections(asRead, corrections),
        comparison: null,
      };
    }),
  );
}
