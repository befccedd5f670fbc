import { describe, expect, it } from 'vitest';
import { createBoardStore } from '../../../../../renderer/features/board/board-store';
import { rowAfter } from '../../../../../renderer/features/board/VirtualList';
import { createFakeAgent } from '../../support/fake-agent';
import { twoSheets } from './support';

const open = async (board = twoSheets()) => {
  const fake = createFakeAgent({ board: { board, edits: [], used: true } });
  const store = createBoardStore(fake.agent);
  await store.getState().load('task_1705312845123_abc123');
  return { ...fake, store };
};

describe('the board on screen', () => {
  it('begins on the first sheet that has a component', async () => {
    const model = twoSheets();
    const { store } = await open({ ...model, components: model.components.filter(({ ref }) => ref === 'R10') });
    expect(store.getState().page).toBe(2);
  });

  it('turns to a sheet that has what is selected, and stays when this one does', async () => {
    const { store } = await open();
    store.getState().select({ kind: 'component', ref: 'R10' });
    expect(store.getState().page).toBe(2);
    store.getState().select({ kind: 'net', id: 'LED' });
    expect(store.getState().page).toBe(2);
  });

  it('adds a correction to those before and keeps the light on what was renamed', async () => {
    const { store, data } = await open();
    await store.getState().correct({ do: 'rename-net', net: 'LED', to: 'VCC' });
    await store.getState().correct({ do: 'disconnect', ref: 'R1', pin: '1' });
    expect(data.calls.at(-1)?.input).toMatchObject({
      edits: [{ do: 'rename-net' }, { do: 'disconnect', ref: 'R1', pin: '1' }],
    });
    expect(store.getState().selection).toEqual({ kind: 'net', id: 'VCC' });
    expect(store.getState().view?.used).toBe(false);
    await store.getState().takeBack(0);
    expect(data.calls.at(-1)?.input).toMatchObject({ edits: [{ do: 'disconnect' }] });
  });

  it('keeps every correction that is made while another is being saved', async () => {
    const { store, data } = await open();
    const { correct, takeBack } = store.getState();
    const off = (pin: string) => correct({ do: 'disconnect', ref: 'R1', pin });
    await Promise.all([off('1'), off('2')]);
    expect(data.board.edits).toMatchObject([{ pin: '1' }, { pin: '2' }]);
    await off('3');
    await Promise.all([takeBack(0), takeBack(1)]);
    expect(data.board.edits).toMatchObject([{ pin: '3' }]);
  });

  it('knows a task without a schematic', async () => {
    const store = createBoardStore(createFakeAgent().agent);
    await store.getState().load('task_1705312845123_abc123');
    expect(store.getState()).toMatchObject({ index: null, error: null, view: { board: null } });
  });
});

describe('the keys of a list', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 4, 4],
    ['ArrowUp', 0, 0],
    ['PageDown', 0, 4],
    ['Home', 3, 0],
    ['End', 1, 4],
    ['x', 1, null],
  ])('%s goes from row %i of 5 to %s', (key, from, to) => {
    expect(rowAfter(key, from, 5)).toBe(to);
  });

  it('go nowhere in an empty list', () => {
    expect(rowAfter('ArrowDown', -1, 0)).toBeNull();
  });
});
