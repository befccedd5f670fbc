import { createStore } from 'zustand/vanilla';
import type { ErrorRecord } from '../../../shared/errors';
import type { BoardView } from '../../../shared/ipc';
import type { AgentBridge } from '../../../shared/ipc/api';
import type { BBox, BoardEdit } from '../../../shared/models';
import { errorRecordOf } from '../../ui/errors';
import { inTurn } from '../../ui/in-turn';
import { type BoardIndex, indexBoard, type Selection } from './board-index';
import { pagesOf } from './lit';

/** A place that was asked for without being a part or a net: a doubt, or an open pin. */
export interface Spot {
  readonly page: number;
  readonly bbox: BBox;
}

export interface BoardState {
  readonly taskId: string | null;
  readonly view: BoardView | null;
  /** Of `view`; null while loading, and for a task without a schematic. */
  readonly index: BoardIndex | null;
  readonly error: ErrorRecord | null;
  readonly selection: Selection | null;
  readonly spot: Spot | null;
  /** The sheet on screen, from 1. */
  readonly page: number;
  load(id: string): Promise<void>;
  /** Lights a part or a net up, and turns to a sheet that has it. Null puts the light out. */
  select(selection: Selection | null): void;
  show(spot: Spot): void;
  turnTo(page: number): void;
  /** Adds a correction and selects what it left. Rejects when it cannot be saved. */
  correct(edit: BoardEdit): Promise<void>;
  /** Takes one correction back, by its place in the list; later ones stay. */
  takeBack(at: number): Promise<void>;
}

const NOTHING = { view: null, index: null, error: null, selection: null, spot: null, page: 1 };

export function createBoardStore(agent: AgentBridge) {
  return createStore<BoardState>()((set, get) => {
    const put = (view: BoardView, selection: Selection | null): void => {
      const index = view.board === null ? null : indexBoard(view.board);
      set({ view, index, spot: null, selection: index !== null && isThere(index, selection) ? selection : null });
    };
    const turn = inTurn();
    const change = async (
      edit: (edits: readonly BoardEdit[]) => BoardEdit[],
      selected: (selection: Selection | null) => Selection | null,
    ): Promise<void> => {
      const { taskId: id } = get();
      if (id === null) return;
      await turn(async () => {
        // The user may look at another task by now; the correction was made all the same.
        const open = get().taskId === id ? get().view : null;
        const before = open ?? (await agent.board.get({ id }));
        const view = await agent.board.correct({ id, edits: edit(before.edits) });
        if (get().taskId === id) put(view, selected(get().selection));
      });
    };
    return {
      taskId: null,
      ...NOTHING,
      load: async (id) => {
        set({ taskId: id, ...NOTHING });
        try {
          const view = await agent.board.get({ id });
          if (get().taskId !== id) return;
          put(view, null);
          set({ page: firstPage(get().index) });
        } catch (thrown) {
          if (get().taskId === id) set({ error: errorRecordOf(thrown) });
        }
      },
      select: (selection) => {
        const { index, page } = get();
        const pages = index === null ? [] : pagesOf(index, selection);
        set({ selection, spot: null, page: pages.includes(page) ? page : (pages[0] ?? page) });
      },
      show: (spot) => set({ spot, selection: null, page: spot.page }),
      turnTo: (page) => set({ page }),
      correct: (edit) =>
        change(
          (edits) => [...edits, edit],
          (selection) => after(edit, selection),
        ),
      takeBack: (at) => {
        // Places move while other corrections are being saved: what was meant is known by what it says.
        const meant = JSON.stringify(get().view?.edits[at]);
        return change(
          (edits) => {
            const place = edits.findLastIndex((edit, index) => index <= at && JSON.stringify(edit) === meant);
            return edits.filter((_, index) => index !== place);
          },
          (selection) => selection,
        );
      },
    };
  });
}

/** The first sheet with a component on it: packs often begin with an empty or a title page. */
const firstPage = (index: BoardIndex | null): number =>
  index === null ? 1 : Math.min(...index.components.map(({ source }) => source.page), index.board.document.pages);

const isThere = (index: BoardIndex, selection: Selection | null): boolean =>
  selection !== null &&
  (selection.kind === 'net' ? index.net(selection.id) !== undefined : index.component(selection.ref) !== undefined);

/** What was selected keeps the light under its new name. */
function after(edit: BoardEdit, selection: Selection | null): Selection | null {
  if (edit.do === 'rename-net') return { kind: 'net', id: edit.to };
  if (edit.do === 'rename-component') return { kind: 'component', ref: edit.to };
  return selection;
}
