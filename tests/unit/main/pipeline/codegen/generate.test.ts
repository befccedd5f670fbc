import { describe, expect, it } from 'vitest';
import { generateOffline } from '../../../../../main/pipeline/codegen';
import { board, lampBoard, part } from '../../../../fixtures/models/board';
import { basalt, quill, sensor, zircon } from '../../../../fixtures/models/chips';

const ZIRCON_BOARD = lampBoard({ led: 'PA0', key: 'PA1', tx: 'PA2', rx: 'PA3' });
const one = (input: Parameters<typeof generateOffline>[0]) => {
  const code = generateOffline(input);
  return { ...code, text: code.files.get('generated.c') ?? '' };
};

describe('the offline generator', () => {
  it('switches the port clock on before it sets the pins', () => {
    const { text } = one({ devices: [zircon()], board: ZIRCON_BOARD, instruction: '' });
    const clock = text.indexOf('RCU_AHBENR |= RCU_AHBENR_IOPAEN_Msk; /* RCU_AHBENR.IOPAEN = 1, p. 7');
    const mode = text.indexOf('GPIOA_MODER = ');
    expect(clock).toBeGreaterThan(0);
    expect(mode).toBeGreaterThan(clock);
  });

  it('starts an LED between pin and supply dark: the level goes out before the direction', () => {
    const { text } = one({ devices: [zircon()], board: ZIRCON_BOARD, instruction: 'LED' });
    const level = text.indexOf('GPIOA_BSRR = (1UL << GPIOA_BSRR_BS0_Pos);');
    expect(level).toBeGreaterThan(0);
    expect(text.indexOf('GPIOA_MODER_MODE0_Pos)')).toBeGreaterThan(level);
    expect(text).toContain('#define BOARD_LAMP_ON 0u');
  });

  it('pulls a button up inside the chip when the board does not', () => {
    const { configured, text } = one({ devices: [zircon()], board: ZIRCON_BOARD, instruction: '按键' });
    expect(text).toContain('GPIOA_PUPDR.PUPD1 = 1');
    expect(configured).toContainEqual({ subject: 'GO (PA1)', detail: '按键输入，低电平有效，使用片内上拉' });
  });

  it('computes the divisor from a clock that the build must give', () => {
    const { text } = one({ devices: [zircon()], board: ZIRCON_BOARD, instruction: 'bring up UART1 at 9600' });
    expect(text).toContain('#ifdef BOARD_CLOCK_HZ');
    expect(text).toContain('/ 9600UL');
    expect(text).toContain('UART1_CR.TE = 1, RE = 1, UE = 1');
    expect(text).not.toContain('MODE0 =');
  });

  it('warns where bit values rest on custom because the manual lists none', () => {
    const { findings, text } = one({ devices: [basalt()], board: ZIRCON_BOARD, instruction: 'leds' });
    expect(text).toContain('GPIOA_CFGLR.MODE0 = 2, CNF0 = 0');
    expect(findings.map(({ code }) => code)).toContain('ENCODING_BY_CUSTOM');
  });

  it('sets the two mode bits of an 8051 port pin', () => {
    const lamp = lampBoard({ led: 'P1.0', key: 'P1.1', tx: 'P3.1', rx: 'P3.0' });
    const { text, notDone } = one({ devices: [quill()], board: lamp, instruction: 'init everything' });
    expect(text).toContain('SFR(P1M1, 0xB3);');
    expect(text).toContain('P1M1 &= (uint8_t)(~0x01UL);');
    expect(text).toContain('P1M2 |= (uint8_t)(0x01UL);');
    expect(notDone.map(({ subject }) => subject)).toContain('UART_TX (P3.1)');
  });

  it('asks a bus chip for its identity and leaves its modes to the driver', () => {
    const { text, registersWritten } = one({ devices: [sensor()], board: null, instruction: '' });
    expect(text).toContain('return tilt9_read_reg(WHO_AM_I_REG) == 51u;'.replace('WHO_AM_I_REG', 'REGISTERS_WHO_AM_I'));
    expect(registersWritten).toBe(0);
  });

  it('sets up a UART on pins that lead to a connector only, and says so', () => {
    const header = board('U1', [
      part('U1', { '3:PA2/UART1_TX': 'PA2', '4:PA3/UART1_RX': 'PA3' }),
      part('J1', { '1': 'PA2', '2': 'PA3' }),
    ]);
    const { text, findings } = one({ devices: [zircon()], board: header, instruction: '生成初始化代码' });
    expect(findings.map(({ code }) => code)).toContain('UART_ON_FREE_PINS');
    expect(text).toContain('/* UART TX (PA2) */\n    GPIOA_MODER = ');
  });

  it('leaves a pin alone whose net serves something else', () => {
    const busy = board('U1', [
      part('U1', { '3:PA2/UART1_TX': 'PA2', '4:PA3/UART1_RX': 'PA3' }),
      part('U2', { '1': 'PA2', '2': 'PA3' }),
    ]);
    const { registersWritten, notDone } = one({ devices: [zircon()], board: busy, instruction: '' });
    expect(registersWritten).toBe(0);
    expect(notDone.find(({ subject }) => subject === 'Pins without a role')?.reason).toContain('PA2, PA3');
  });

  it('says what it could not do instead of guessing', () => {
    const { notDone } = one({
      devices: [zircon()],
      board: board('U1', [part('U1', { '1:PA0': null })]),
      instruction: 'SPI flash and LED',
    });
    expect(notDone.map(({ subject }) => subject)).toEqual(expect.arrayContaining(['SPI', 'led']));
  });

  it('points from each write to the page of its field', () => {
    const { provenance, files } = one({ devices: [zircon()], board: ZIRCON_BOARD, instruction: '' });
    const entry = provenance.find(
      ({ file, subject }) => file === 'src/board_init.c' && subject === 'RCU_AHBENR.IOPAEN',
    );
    expect(entry).toMatchObject({ document: 'ZIRCON32.pdf', page: 7, bbox: [50, 100, 500, 120] });
    expect(files.get('src/board_init.c')?.split('\n')[(entry?.line ?? 0) - 1]).toContain('IOPAEN');
  });

  it('gives the same bytes for the same input', () => {
    const input = () => ({
      devices: [zircon(), sensor()],
      board: lampBoard({ led: 'PA0', key: 'PA1', tx: 'PA2', rx: 'PA3' }),
      instruction: '生成初始化代码',
    });
    expect(JSON.stringify([...generateOffline(input()).files])).toBe(
      JSON.stringify([...generateOffline(input()).files]),
    );
    expect(generateOffline(input()).provenance).toEqual(generateOffline(input()).provenance);
  });
});
