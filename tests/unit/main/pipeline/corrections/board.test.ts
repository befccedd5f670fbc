import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctBoard, withCorrections } from '../../../../../main/pipeline/corrections/board';
import { loadBoardEdits, saveBoardEdits } from '../../../../../main/pipeline/corrections/board-store';
import { type BoardEdit, type BoardModel, boardModelSchema } from '../../../../../shared/models';
import { lampBoard, board as makeBoard, part } from '../../../../fixtures/models/board';

const lamp = (): BoardModel => lampBoard({ led: 'PA0', key: 'PA1', tx: 'PA2', rx: 'PA3' });
const pinOf = (board: BoardModel, ref: string, pin: string) =>
  board.components.find((each) => each.ref === ref)?.pins.find(({ number }) => number === pin);
const netOf = (board: BoardModel, name: string) => board.nets.find((net) => net.name === name);
const codes = (board: BoardModel) => board.diagnostics.map(({ code }) => code);

describe('a correction of a board', () => {
  it('names a net anew, at every pin, and marks it', () => {
    const board = correctBoard(lamp(), [{ do: 'rename-net', net: 'LAMP', to: 'STATUS' }]);
    expect(netOf(board, 'LAMP')).toBeUndefined();
    expect(netOf(board, 'STATUS')).toMatchObject({ named: true, corrected: true });
    expect([pinOf(board, 'U1', '1')?.net, pinOf(board, 'R1', '1')?.net]).toEqual(['STATUS', 'STATUS']);
    expect(codes(board)).toEqual(['CORRECTED_BY_USER']);
  });

  it('joins two nets that get one name', () => {
    const board = correctBoard(lamp(), [{ do: 'rename-net', net: 'GO', to: 'LAMP' }]);
    expect(
      netOf(board, 'LAMP')
        ?.nodes.map(({ ref }) => ref)
        .sort(),
    ).toEqual(['R1', 'S1', 'U1', 'U1']);
  });

  it('finds a net without a name by a pin on it when its made-up name has changed', () => {
    const read = lamp();
    const unnamed = { ...read, nets: read.nets.map((net) => (net.name === 'N1' ? { ...net, named: false } : net)) };
    const anchor = { ref: 'D1', pin: '1' };
    const board = correctBoard(unnamed, [{ do: 'rename-net', net: 'Net-(old)', to: 'LED_A', anchor }]);
    expect(pinOf(board, 'D1', '1')?.net).toBe('LED_A');
    expect(codes(correctBoard(read, [{ do: 'rename-net', net: 'Net-(old)', to: 'X', anchor }]))).toEqual([
      'CORRECTION_UNMATCHED',
    ]);
  });

  it('moves a pin to another net, to a new one, and to none', () => {
    const moved = correctBoard(lamp(), [{ do: 'connect', ref: 'U1', pin: '1', net: 'GO' }]);
    expect(pinOf(moved, 'U1', '1')).toMatchObject({ net: 'GO', corrected: true });
    expect(netOf(moved, 'LAMP')?.nodes).toEqual([{ ref: 'R1', pin: '1' }]);
    const fresh = correctBoard(lamp(), [{ do: 'connect', ref: 'U1', pin: '1', net: 'FRESH' }]);
    expect(netOf(fresh, 'FRESH')).toMatchObject({ named: true, corrected: true, nodes: [{ ref: 'U1', pin: '1' }] });
    const open = correctBoard(lamp(), [{ do: 'disconnect', ref: 'U1', pin: '1' }]);
    expect(pinOf(open, 'U1', '1')).toMatchObject({ net: null, corrected: true });
  });

  it('chooses another controller, names parts anew and takes them off', () => {
    const edits: BoardEdit[] = [
      { do: 'rename-component', ref: 'J1', to: 'U7' },
      { do: 'choose-mcu', ref: 'U7' },
      { do: 'delete-component', ref: 'U1' },
    ];
    const board = correctBoard(lamp(), edits);
    expect(board.mcu).toBe('U7');
    expect(board.components.map(({ ref }) => ref)).toEqual(['R1', 'D1', 'S1', 'U7']);
    expect(board.nets.flatMap(({ nodes }) => nodes).filter(({ ref }) => ref === 'U1' || ref === 'J1')).toEqual([]);
    expect(board.edits).toEqual(edits);
  });

  it('that matches nothing any more, or cannot be done, is left out and told', () => {
    const board = correctBoard(lamp(), [
      { do: 'rename-net', net: 'GONE', to: 'X' },
      { do: 'connect', ref: 'U9', pin: '1', net: 'GO' },
      { do: 'delete-component', ref: 'U9' },
      { do: 'choose-mcu', ref: 'U9' },
      { do: 'rename-component', ref: 'U1', to: 'R1' },
    ]);
    expect(codes(board)).toEqual([...Array(4).fill('CORRECTION_UNMATCHED'), 'CORRECTION_UNUSABLE']);
    expect(board.diagnostics.every(({ severity }) => severity === 'warning')).toBe(true);
    expect({ ...board, diagnostics: [], edits: undefined }).toEqual({ ...lamp(), edits: undefined });
  });

  it('leaves a board without corrections as it is', () => {
    const read = lamp();
    expect(correctBoard(read, [])).toBe(read);
  });
});

const key = fc.constantFrom('LAMP', 'GO', 'N1', 'VCC', 'GND', 'NEW', 'U1', 'R1', 'D1', 'J1', 'U9');
const number = fc.constantFrom('1', '2', '3', '9');
const edit: fc.Arbitrary<BoardEdit> = fc.oneof(
  fc.record({ do: fc.constant('rename-net' as const), net: key, to: key }),
  fc.record({ do: fc.constant('connect' as const), ref: key, pin: number, net: key }),
  fc.record({ do: fc.constant('disconnect' as const), ref: key, pin: number }),
  fc.record({ do: fc.constant('choose-mcu' as const), ref: fc.option(key) }),
  fc.record({ do: fc.constant('rename-component' as const), ref: key, to: key }),
  fc.record({ do: fc.constant('delete-component' as const), ref: key }),
);

describe('any corrections', () => {
  it('leave a model whose nets and pins tell the same, whose controller exists, and one note for each', () => {
    const property = fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const read = lamp();
      const before = structuredClone(read);
      const board = boardModelSchema.parse(correctBoard(read, edits));
      expect(read).toEqual(before);
      const fromPins = board.components.flatMap(({ ref, pins }) =>
        pins.flatMap((pin) => (pin.net === null ? [] : [`${pin.net} ${ref}.${pin.number}`])),
      );
      const fromNets = board.nets.flatMap(({ name, nodes }) => nodes.map(({ ref, pin }) => `${name} ${ref}.${pin}`));
      expect(fromNets.sort()).toEqual(fromPins.sort());
      expect(new Set(board.nets.map(({ name }) => name)).size).toBe(board.nets.length);
      expect(new Set(board.components.map(({ ref }) => ref)).size).toBe(board.components.length);
      expect(board.mcu === null || board.components.some(({ ref }) => ref === board.mcu)).toBe(true);
      expect(board.diagnostics).toHaveLength(edits.length);
    });
    fc.assert(property, { numRuns: 400 });
  });
});

describe('the file of corrections', () => {
  const sha = 'b'.repeat(64);
  const folder = () => mkdtemp(join(tmpdir(), 'corrections-'));
  const edits: BoardEdit[] = [{ do: 'rename-net', net: 'LAMP', to: 'STATUS' }];

  it('holds what was saved, and nothing half written beside it', async () => {
    const dir = join(await folder(), 'corrections');
    expect(await loadBoardEdits(dir, sha)).toEqual([]);
    await saveBoardEdits(dir, sha, edits);
    expect(await loadBoardEdits(dir, sha)).toEqual(edits);
    expect(await readdir(dir)).toEqual([`${sha}.board.json`]);
    expect(JSON.parse(await readFile(join(dir, `${sha}.board.json`), 'utf8'))).toMatchObject({
      schema: 'board-corrections/1',
      document: sha,
    });
    await saveBoardEdits(dir, sha, []);
    expect(await readdir(dir)).toEqual([]);
  });

  it('is used after reading', async () => {
    const dir = await folder();
    await saveBoardEdits(dir, sha, edits);
    expect(netOf(await withCorrections(lamp(), dir), 'STATUS')).toBeDefined();
    const other = { ...makeBoard('U1', [part('U1', { '1': 'LAMP' })]), document: { ...lamp().document, sha256: 'c' } };
    expect(await withCorrections(other, dir)).toBe(other);
    expect(await withCorrections(other, undefined)).toBe(other);
  });

  it('that is damaged stays where it is, and the reading says so', async () => {
    const dir = await folder();
    const path = join(dir, `${sha}.board.json`);
    for (const text of ['{"schema":"board-corr', '{"schema":"board-corrections/9","document":"","edits":[]}']) {
      await writeFile(path, text);
      await expect(loadBoardEdits(dir, sha)).rejects.toMatchObject({ code: 'STORE_RECORD_UNREADABLE' });
      expect(codes(await withCorrections(lamp(), dir))).toEqual(['CORRECTIONS_UNREADABLE']);
      expect(await readFile(path, 'utf8')).toBe(text);
    }
  });

  it('cannot be saved where no folder can be made', async () => {
    const file = join(await folder(), 'file');
    await writeFile(file, '');
    await expect(saveBoardEdits(join(file, 'x'), sha, edits)).rejects.toMatchObject({ code: 'STORE_UNWRITABLE' });
  });
});
