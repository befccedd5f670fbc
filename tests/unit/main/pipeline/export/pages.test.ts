import { describe, expect, it } from 'vitest';
import { generateOffline } from '../../../../../main/pipeline/codegen';
import { chipOf } from '../../../../../main/pipeline/export';
import type { DeviceModel, Field, Register } from '../../../../../shared/models';
import { device, field, peripheral, register } from '../../../../fixtures/models/device';

const BITS = Array.from({ length: 8 }, (_, bit) => bit);
const mode = (name: string, address: number, description: string): Register => ({
  ...register(
    name,
    { address },
    BITS.map((bit) => field(`${name}.${bit}`, bit)),
    { size: 8, space: 'sfr' },
  ),
  description,
});
const select = (over: Partial<Field> = {}): Register =>
  register(
    'SFRS',
    { address: 0x91 },
    [{ ...field('PAGE', 0), description: 'SFR page select 0 = page 0. 1 = page 1.', resetValue: 0, ...over }],
    { size: 8, space: 'sfr' },
  );

const paged = (switching: Register, second = 'P1 Schmitt trigger input; SFR page 1'): DeviceModel =>
  device('FLINT51', '8051', [
    peripheral('SFR', null, [
      switching,
      mode('P1M1', 0xb3, 'P1 mode select 1'),
      mode('P1S', 0xb3, second),
      mode('P1M2', 0xb4, 'P1 mode select 2'),
    ]),
  ]);
const pageOf = (model: DeviceModel, name: string) =>
  chipOf(model).registers.find(({ macro }) => macro === name)?.resetPage?.field.name;

describe('registers that share an address by pages', () => {
  it('are told apart where the manual says which one is on another page and what selects it', () => {
    expect([pageOf(paged(select()), 'P1M1'), pageOf(paged(select()), 'P1S')]).toEqual(['PAGE', undefined]);
    expect(pageOf(paged(select(), 'P1 Schmitt trigger input; SFR Page 0x0F'), 'P1M1')).toBe('PAGE');
    expect(pageOf(paged(select({ description: 'SFR 分页选择位' }), '施密特输入（SFR 第 1 页）'), 'P1M1')).toBe('PAGE');
  });

  it.each([
    ['reset selects another page', paged(select({ resetValue: 1 }))],
    ['no page is told of the other one', paged(select(), 'P1 Schmitt trigger input')],
    ['a page is told that is not read', paged(select(), 'P1 Schmitt trigger input; SFR pages 1 to 3')],
    ['the page is one of the manual', paged(select(), 'P1 Schmitt trigger input, see page 1')],
    ['the bank is that of R0 to R7', paged(select({ description: 'Register bank selection bits' }))],
  ])('stay apart from the code where %s', (_title, model) => {
    expect(pageOf(model, 'P1M1')).toBeUndefined();
    const { files, notDone } = generateOffline({ devices: [model], board: null, instruction: 'P1.2 push-pull output' });
    expect(files.get('generated.c')).not.toContain('P1M1 &=');
    expect(notDone.map(({ reason }) => reason).join()).toContain('P1M1 shares its address');
  });

  it('are written on the page of reset, and the report says so with the place of the switch', () => {
    const { files, findings } = generateOffline({
      ...{ devices: [paged(select())], board: null, instruction: 'P1.2 push-pull output' },
    });
    expect(files.get('generated.c')).toContain('P1M1.P1M1.2 = 0');
    const [told] = findings.filter(({ code }) => code === 'PAGE_OF_RESET');
    expect(told?.message).toContain('SFRS.PAGE = 0');
    expect(told?.places).toHaveLength(1);
  });
});
