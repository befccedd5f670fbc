import { describe, expect, it } from 'vitest';
import { generateOffline } from '../../../../../main/pipeline/codegen';
import { verifyCode } from '../../../../../main/pipeline/verify';
import type { DeviceModel, Field } from '../../../../../shared/models';
import { device, field, peripheral, register } from '../../../../fixtures/models/device';

const told = (name: string, lsb: number, description: string): Field => ({ ...field(name, lsb), description });
const sfr = (name: string, address: number, fields: Field[]) =>
  register(name, { address }, fields, { size: 8, space: 'sfr' });
const T1M = 'Timer 1 clock select. 0 = system clock divided by 12. 1 = the clock is direct the system clock.';
const SMOD = 'Doubles the baud rate when timer 1 overflow is the source.';

/** An 8051 with its serial port on timer 1, as far as its manual's words go. */
const flint = (words: { smod?: string; select?: string } = {}): DeviceModel =>
  device('FLINT51', '8051', [
    peripheral('SFR', null, [
      sfr('SCON', 0x98, [field('SM0/FE', 7), field('SM1', 6), field('REN', 4), field('TI', 1), field('RI', 0)]),
      sfr('PCON', 0x87, [told('SMOD', 7, words.smod ?? SMOD), field('PD', 1)]),
      sfr('TMOD', 0x89, [field('GATE', 7), field('C/T', 6), field('M1', 5), field('M0', 4)]),
      sfr('TCON', 0x88, [field('TR1', 6), field('TR0', 4)]),
      sfr('TH1', 0x8d, []),
      sfr('CKCON', 0x8e, [told('T1M', 4, words.select ?? T1M), told('TMRF', 7, 'Fastest clock for the timers.')]),
    ]),
  ]);
const write = (model: DeviceModel, instruction = 'UART0 at 9600') => {
  const code = generateOffline({ devices: [model], board: null, instruction });
  return { ...code, text: code.files.get('generated.c') ?? '' };
};

describe('the serial port of an 8051', () => {
  it('runs on timer 1 with the undivided clock where the manual offers it', () => {
    const { text, findings } = write(flint());
    expect(text).toContain('CKCON.T1M = 1');
    expect(text).toContain('(256UL - (BOARD_CLOCK_HZ + 76800UL) / 153600UL)');
    expect(text.indexOf('TCON.TR1 = 1')).toBeGreaterThan(text.indexOf('SCON.SM0/FE = 0, SM1 = 1, REN = 1'));
    expect(findings.map(({ code }) => code)).toContain('DIVISOR_BY_CUSTOM');
  });

  it('counts a twelfth of the clock where that is all the manual tells', () => {
    const { text } = write(flint({ select: 'Bit for timer 1: 0 selects Fsys/12' }));
    expect(text).toContain('CKCON.T1M = 0');
    expect(text).toContain('/ 1843200UL)');
  });

  it('sets the second bit that the undivided clock depends on', () => {
    const { text } = write(flint({ select: '该位为 0 选 Fsys/12；为 1 选 Fsys/4(TMRF=0)或 Fsys(TMRF=1)' }));
    expect(text).toContain('CKCON.TMRF = 1');
    expect(text).toContain('/ 153600UL)');
  });

  it.each([
    ['what SMOD does', { smod: 'General bit.' }],
    ['what timer 1 counts', { select: 'Reserved for the factory.' }],
  ])('writes nothing when the manual does not tell %s', (_title, words) => {
    const { registersWritten, notDone } = write(flint(words));
    expect(registersWritten).toBe(0);
    expect(notDone.map(({ subject }) => subject)).toContain('UART0 on timer 1');
  });

  it.each([
    [0, 1],
    [0x40, 0],
  ])(
    'leaves a bit out that the manual names nothing for only where reset clears it (reset %i)',
    (resetValue, writes) => {
      const model = flint();
      const bare = { ...sfr('TMOD', 0x89, [field('GATE', 7), field('M1', 5), field('M0', 4)]), resetValue };
      const peripherals = model.peripherals.map((each) => ({
        ...each,
        registers: each.registers.map((old) => (old.name === 'TMOD' ? bare : old)),
      }));
      const { text } = write({ ...model, peripherals });
      expect(text.match(/TMOD\.GATE = 0, M1 = 1/g)?.length ?? 0).toBe(writes);
    },
  );

  it('passes the register gate and the compilers, with the part that waits for a clock', async () => {
    const { files } = write(flint(), '初始化串口');
    const { checks } = await verifyCode({ files, devices: [flint()], signal: new AbortController().signal });
    expect(checks.filter(({ status }) => status === 'failed')).toEqual([]);
  });

  it('shows the compiler what only a defined macro lets in', async () => {
    const files = new Map([['a.c', '#ifdef BOARD_CLOCK_HZ\nint f(void) { return nothing_of_this_name; }\n#endif\n']]);
    const { checks } = await verifyCode({ files, devices: [flint()], signal: new AbortController().signal });
    const host = checks.find(({ id }) => id === 'compile-host');
    expect(host?.status).not.toBe('passed');
  });
});
