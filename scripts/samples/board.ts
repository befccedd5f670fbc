import { Book } from '../pdf/book';
import { type BoxPin, Circuit } from '../pdf/circuit';
import { CHIP, PINS } from './chip';
import { drawFrame } from './frame';

/** Side of the drawing grid in points; an A4 sheet is 140 by 99 units. */
const UNIT = 6;

/** Draws the schematic of the sample board and returns it with its netlist. */
export async function drawBoard() {
  const book = await Book.create(`${CHIP} demo board`);
  const sheet = book.sheet(842, 595);
  drawFrame(sheet, UNIT, { title: `${CHIP} demo board`, number: 'TH-DEMO-01', revision: '1.2', date: '2025-01-01' });
  const circuit = new Circuit(sheet, UNIT);
  for (const draw of [supply, controller, memory, lights, keys, crystal, headers]) draw(circuit);
  return { book, netlist: circuit.netlist() };
}

function supply(c: Circuit): void {
  c.box('U2', 'TH1117-3.3', 22, 85, 10, 8, [
    { number: '3', name: 'VIN', side: 'left', y: 90 },
    { number: '1', name: 'GND', side: 'left', y: 87 },
    { number: '2', name: 'VOUT', side: 'right', y: 90 },
  ]);
  c.rail('VCC', 6, 90);
  c.wire(6, 90, 19, 90);
  c.junction(10, 90);
  c.wire(10, 90, 10, 88);
  c.twoPin('capacitor', 'C1', '10uF', 10, 88, true);
  c.ground(10, 82);
  c.wire(19, 87, 17, 87, 17, 82);
  c.ground(17, 82);
  c.wire(35, 90, 47, 90, 47, 88);
  c.junction(40, 90);
  c.wire(40, 90, 40, 88);
  c.twoPin('capacitor', 'C2', '10uF', 40, 88, true);
  c.ground(40, 82);
  c.twoPin('capacitor', 'C3', '100nF', 47, 88, true);
  c.ground(47, 82);
  c.junction(43, 90);
  c.wire(43, 90, 43, 92);
  c.rail('3V3', 43, 92);
}

function controllerPins(): BoxPin[] {
  const drawn = PINS.flatMap((pin) => (pin.tssop20 === null ? [] : [{ ...pin, position: pin.tssop20 }]));
  return drawn.map(({ position, name, functions }) => {
    const main = functions.find((f) => !f.startsWith('ADC') && !f.startsWith('TIM'));
    const left = position <= 10;
    const y = left ? 78 - 2 * position : 36 + 2 * position;
    return { number: String(position), name: main ? `${name}/${main}` : name, side: left ? 'left' : 'right', y };
  });
}

function controller(c: Circuit): void {
  c.box('U1', `${CHIP}F4`, 60, 56, 20, 22, controllerPins());
  const left = ['BOOT0', 'OSC_IN', 'OSC_OUT', 'NRST', null, 'LED1', 'LED2', 'UART_TX', 'UART_RX', 'KEY'];
  left.forEach((name, i) => {
    if (name === null) return;
    c.wire(57, 76 - 2 * i, 48, 76 - 2 * i);
    c.label(name, 48, 76 - 2 * i);
  });
  c.wire(57, 68, 44, 68, 44, 70);
  c.rail('3V3', 44, 70);
  const right = ['SWCLK', 'SWDIO', 'I2C_SDA', 'I2C_SCL'];
  right.forEach((name, i) => {
    c.wire(83, 76 - 2 * i, 92, 76 - 2 * i);
    c.label(name, 86, 76 - 2 * i);
  });
  c.wire(83, 68, 95, 68, 95, 70);
  c.rail('3V3', 95, 70);
  c.wire(83, 66, 93, 66, 93, 64);
  c.ground(93, 64);
  c.twoPin('capacitor', 'C4', '100nF', 74, 44, true);
  c.rail('3V3', 74, 44);
  c.ground(74, 38);
}

function memory(c: Circuit): void {
  c.box('U3', 'TH24C02', 112, 72, 12, 12, [
    { number: '6', name: 'SCL', side: 'left', y: 82 },
    { number: '5', name: 'SDA', side: 'left', y: 80 },
    { number: '7', name: 'WP', side: 'left', y: 78 },
    { number: '8', name: 'VCC', side: 'right', y: 82 },
    { number: '1', name: 'A0', side: 'right', y: 80 },
    { number: '2', name: 'A1', side: 'right', y: 78 },
    { number: '3', name: 'A2', side: 'right', y: 76 },
    { number: '4', name: 'GND', side: 'right', y: 74 },
  ]);
  c.wire(109, 82, 93, 82);
  c.label('I2C_SCL', 93, 82);
  c.wire(109, 80, 93, 80);
  c.label('I2C_SDA', 93, 80);
  c.twoPin('resistor', 'R2', '4.7k', 101, 90, true);
  c.wire(101, 84, 101, 82);
  c.junction(101, 82);
  c.twoPin('resistor', 'R3', '4.7k', 107, 90, true);
  c.wire(107, 84, 107, 80); // crosses SCL without joining it
  c.junction(107, 80);
  c.wire(101, 90, 107, 90);
  c.rail('3V3', 101, 90);
  c.wire(109, 78, 107, 78, 107, 76);
  c.ground(107, 76);
  c.wire(127, 82, 130, 82, 130, 84);
  c.rail('3V3', 130, 84);
  c.wire(127, 80, 130, 80, 130, 71);
  for (const y of [78, 76, 74]) {
    c.wire(127, y, 130, y);
    c.junction(130, y);
  }
  c.ground(130, 71);
}

function lights(c: Circuit): void {
  [60, 51].forEach((y, i) => {
    c.wire(99, y, 105, y);
    c.label(`LED${i + 1}`, 99, y);
    c.twoPin('resistor', `R${i + 4}`, '1k', 105, y, false);
    c.wire(111, y, 115, y);
    c.twoPin('led', `D${i + 1}`, i === 0 ? 'RED' : 'GREEN', 115, y, false);
    c.wire(121, y, 125, y, 125, y - 2);
    c.ground(125, y - 2);
  });
}

function keys(c: Circuit): void {
  for (const { x, name, pull } of [
    { x: 12, name: 'KEY', pull: 'R6' },
    { x: 28, name: 'NRST', pull: 'R7' },
  ]) {
    c.twoPin('resistor', pull, '10k', x, 70, true);
    c.rail('3V3', x, 70);
    c.wire(x, 64, x, 60);
    c.junction(x, 62);
    c.wire(x, 62, x + 8, 62);
    c.label(name, x + 3, 62);
    c.ground(x, 54);
  }
  c.twoPin('button', 'S1', 'KEY_6x6', 12, 60, true);
  c.twoPin('capacitor', 'C5', '100nF', 28, 60, true);
  c.wire(7, 44, 14, 44, 14, 42);
  c.label('BOOT0', 7, 44);
  c.twoPin('resistor', 'R1', '10k', 14, 42, true);
  c.ground(14, 36);
}

function crystal(c: Circuit): void {
  c.wire(22, 40, 30, 40);
  c.label('OSC_IN', 22, 40);
  c.twoPin('crystal', 'Y1', '8MHz', 30, 40, false);
  c.wire(36, 40, 46, 40);
  c.label('OSC_OUT', 40, 40);
  for (const [x, ref] of [
    [28, 'C6'],
    [38, 'C7'],
  ] as const) {
    c.junction(x, 40);
    c.wire(x, 40, x, 37);
    c.twoPin('capacitor', ref, '20pF', x, 37, true);
    c.ground(x, 31);
  }
}

function headers(c: Circuit): void {
  header(c, 'J1', 'UART', 101, ['UART_TX', 'UART_RX']);
  header(c, 'J2', 'DEBUG', 124, ['SWDIO', 'SWCLK', 'NRST']);
  c.box('J3', 'POWER', 60, 36, 5, 8, [
    { number: '1', name: '+', side: 'left', y: 42 },
    { number: '2', name: '-', side: 'left', y: 38 },
  ]);
  c.wire(57, 42, 54, 42, 54, 44);
  c.rail('VCC', 54, 44);
  c.wire(57, 38, 54, 38, 54, 36);
  c.ground(54, 36);
}

/** A pin row with 3V3 on the first pin, GND on the last and signals between. */
function header(c: Circuit, ref: string, value: string, x: number, signals: readonly string[]): void {
  const count = signals.length + 2;
  const pins = Array.from({ length: count }, (_, i) => ({
    ...{ number: String(i + 1), name: String(i + 1), side: 'left' as const, y: 38 - 2 * i },
  }));
  c.box(ref, value, x, 39 - 2 * count, 5, 2 * count + 1, pins);
  const end = x - 3;
  c.wire(end, 38, end - 7, 38, end - 7, 40);
  c.rail('3V3', end - 7, 40);
  signals.forEach((name, i) => {
    c.wire(end, 36 - 2 * i, end - 8, 36 - 2 * i);
    c.label(name, end - 8, 36 - 2 * i);
  });
  const last = 40 - 2 * count;
  c.wire(end, last, end - 4, last, end - 4, last - 2);
  c.ground(end - 4, last - 2);
}
