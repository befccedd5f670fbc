import { describe, expect, it } from 'vitest';
import { generateOffline } from '../../../../../main/pipeline/codegen';
import type { DeviceModel } from '../../../../../shared/models';
import { board, lampBoard, part } from '../../../../fixtures/models/board';
import { basalt, zircon } from '../../../../fixtures/models/chips';
import { field, peripheral, pin, register } from '../../../../fixtures/models/device';

const LAMP = lampBoard({ led: 'PA0', key: 'PA1', tx: 'PA2', rx: 'PA3' });
const CRYSTAL = board('U1', [
  part('U1', { '1:PA0': 'OSC_IN', '2:PA1': 'OSC_OUT' }),
  part('Y1', { '1': 'OSC_IN', '2': 'OSC_OUT' }, '8MHz'),
]);
const write = (device: DeviceModel, on = LAMP, instruction = 'everything') => {
  const code = generateOffline({ devices: [device], board: on, instruction });
  return { ...code, text: code.files.get('generated.c') ?? '' };
};
/** The invented chip with a function number per pin and one divisor field. */
const withMux = (functions: string[], divisor = ''): DeviceModel => {
  const device = zircon();
  const [, port, uart] = device.peripherals;
  port?.registers.push(register('GPIOA_AFR', { offset: 0x20 }, [field('AFSEL2', 8, 4), field('AFSEL3', 12, 4)]));
  const brr = { ...field('DIV', 0, 16), description: divisor };
  if (uart !== undefined)
    uart.registers = uart.registers.map((each) => (each.name === 'UART1_BRR' ? { ...each, fields: [brr] } : each));
  return { ...device, pins: device.pins.map((each) => (each.name === 'PA2' ? pin('3', 'PA2', functions) : each)) };
};

describe('the code of the offline generator', () => {
  it('waits a bounded time for the crystal where the manual shows its ready flag', () => {
    const { text, provenance } = write(zircon(), CRYSTAL);
    expect(text).toContain('for (uint32_t tries = BOARD_READY_TRIES; tries != 0u; tries--)');
    expect(text).toContain('if ((RCU_CR & RCU_CR_HSERDY_Msk) != 0u) break;');
    expect(provenance.map(({ subject }) => subject)).toContain('RCU_CR.HSERDY');
  });

  it('opens the gates of one register in one statement', () => {
    const device = zircon();
    device.peripherals.push(
      peripheral('GPIOB', 0x48000400, [register('GPIOB_MODER', { offset: 0 }, [field('MODE0', 0, 2)])]),
    );
    const on = board('U1', [
      part('U1', { '1:PA1': 'KEY1', '2:PB0': 'KEY2' }),
      part('S1', { '1': 'KEY1', '2': 'KEY2' }),
      part('R1', { '1': 'KEY1', '2': 'VCC' }),
      part('R2', { '1': 'KEY2', '2': 'VCC' }),
    ]);
    expect(write(device, on).text).toContain('RCU_AHBENR |= RCU_AHBENR_IOPAEN_Msk | RCU_AHBENR_IOPBEN_Msk;');
  });

  it.each([
    [['AF0: MCO', 'AF1: UART1_TX']],
    [['UART1_TX (AF1)', 'MCO (AF0)']],
    [['UART1_TX/AF1']],
    [['MCO', 'AF0', 'UART1_TX', 'AF1', 'ADC_IN2']],
  ])('takes the function number from %j', (functions) => {
    expect(write(withMux(functions)).text).toContain('GPIOA_AFR.AFSEL2 = 1, p. 7');
  });

  it('leaves the pin out of alternate mode when the manual does not print its function number, and says so', () => {
    const { text, notDone } = write(withMux(['UART1_TX']));
    expect(text).not.toContain('AFSEL2');
    expect(text).not.toContain('GPIOA_MODER.MODE2');
    expect(notDone.find(({ subject }) => subject === 'UART_TX (PA2)')?.reason).toContain('GPIOA_AFR.AFSEL2');
  });

  it('knows a signal of a block whose name has a digit amid its letters', () => {
    const on = board('U1', [part('U1', { '3:PA2/I2C1_SCL': 'I2C_SCL' }), part('U2', { '1': 'I2C_SCL' })]);
    expect(write(withMux(['I2C1_SCL', 'AF3']), on).text).toContain('GPIOA_AFR.AFSEL2 = 3, p. 7');
  });

  it('gives a receiver the alternate mode too where the port has one', () => {
    expect(write(zircon()).text).toContain('GPIOA_MODER.MODE3 = 2');
  });

  it('leaves a receiver an input where outputs and inputs differ by a field', () => {
    expect(write(basalt()).text).toContain('GPIOA_CFGLR.MODE3 = 0, CNF3 = 1');
    expect(write(basalt()).text).toContain('GPIOA_CFGLR.MODE2 = 2, CNF2 = 2');
  });

  it('divides by one field, with a warning unless the manual prints the formula', () => {
    const codes = (divisor: string) => write(withMux([], divisor)).findings.map(({ code }) => code);
    expect(write(withMux([])).text).toContain('UART1_BRR.DIV = computed');
    expect(codes('divides the clock')).toContain('DIVISOR_BY_CUSTOM');
    expect(codes('Baud rate = PCLK / BRR')).not.toContain('DIVISOR_BY_CUSTOM');
    expect(write(withMux([], 'baud = clk / (16 * DIV)')).text).not.toContain('BRR.DIV');
  });

  it('keeps a UART off that would run without its divisor', () => {
    const { text } = write(zircon());
    const guard = text.indexOf('#ifdef BOARD_CLOCK_HZ');
    const enable = text.indexOf('UART1_CR.TE = 1');
    expect(guard).toBeGreaterThan(0);
    expect(enable).toBeGreaterThan(guard);
    expect(text.indexOf('#else')).toBeGreaterThan(enable);
  });

  it('tells the compiler and the report what is left out without a clock', () => {
    const { text, configured } = write(zircon());
    expect(text).toContain('#pragma message("board_init: BOARD_CLOCK_HZ is not defined, so these are not written:');
    const of = (subject: string) => configured.find((each) => each.subject === subject)?.detail;
    expect(of('UART1')).toBe('TE, RE, UE set; written only with BOARD_CLOCK_HZ defined in the build');
    expect(of('UART1 baud rate')).toContain('only with BOARD_CLOCK_HZ defined');
  });

  it('holds a button to the supply down inside the chip', () => {
    const on = board('U1', [part('U1', { '2:PA1': 'GO' }), part('S1', { '1': 'GO', '2': 'VCC' })]);
    expect(write(zircon(), on).text).toContain('GPIOA_PUPDR.PUPD1 = 2');
  });

  it('declares in the single file only what it writes', () => {
    const { text, files } = write(zircon(), LAMP, 'LED');
    expect(text).not.toContain('GPIOA_MODER_MODE7_Pos');
    expect(files.get('include/zircon32_regs.h')).toContain('GPIOA_MODER_MODE7_Pos');
  });

  it('answers in Chinese to a Chinese instruction', () => {
    const device = zircon();
    device.pins = [];
    for (const { subject, reason } of write(device, CRYSTAL, '生成初始化代码，SPI 和看门狗').notDone)
      expect(`${subject} ${reason}`).toMatch(/\p{Script=Han}/u);
  });
});
