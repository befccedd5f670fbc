import { type Netlist, NetlistBuilder } from './netlist';
import type { Sheet } from './sheet';
import { drawTwoPin, type TwoPinKind } from './symbols';

export const INK = { wire: '0 0 0.5', body: '0.5 0 0', fill: '1 1 0.75', text: '0 0 0.5', net: '0.5 0 0' } as const;

/** Size of designators, values, labels and pin texts in points. */
const TEXT = 6;

/** Length of a pin of a boxed part, in grid units. */
const PIN = 3;

export interface BoxPin {
  readonly number: string;
  readonly name: string;
  readonly side: 'left' | 'right';
  /** Grid height of the pin. */
  readonly y: number;
}

/** Draws a schematic on a grid (`unit` points, origin lower left) and keeps the netlist that the drawing stands for. */
export class Circuit {
  private readonly nets = new NetlistBuilder();

  constructor(
    readonly sheet: Sheet,
    readonly unit: number,
  ) {}

  netlist(): Netlist {
    return this.nets.build();
  }

  /** A part with a box from `x`,`y` (lower left) and numbered pins; returns the x of the left and right pin ends. */
  box(ref: string, value: string, x: number, y: number, width: number, height: number, pins: readonly BoxPin[]): void {
    const u = this.unit;
    this.sheet.fill(x * u, y * u, width * u, height * u, INK.fill);
    this.sheet.box(x * u, y * u, width * u, height * u, { color: INK.body, width: 0.8 });
    this.caption(x, y + height + 0.5, ref);
    this.caption(x, y - 1.5, value);
    this.nets.part(ref, value, pins.length, true);
    for (const pin of pins) {
      const left = pin.side === 'left';
      const [edge, end] = left ? [x, x - PIN] : [x + width, x + width + PIN];
      this.sheet.line([edge * u, pin.y * u, end * u, pin.y * u], { width: 0.6 });
      const align = left ? ('left' as const) : ('right' as const);
      this.sheet.text((edge + (left ? 0.6 : -0.6)) * u, pin.y * u - 2, pin.name, { size: TEXT, align });
      const numbers = { size: TEXT, align: left ? ('right' as const) : ('left' as const) };
      this.sheet.text((edge + (left ? -0.6 : 0.6)) * u, pin.y * u + 1.2, pin.number, numbers);
      this.nets.pin(ref, pin.number, pin.name, [end, pin.y]);
    }
  }

  /** A part with two pins 6 units apart: downwards from `x`,`y` where `vertical`, else to the right. */
  twoPin(kind: TwoPinKind, ref: string, value: string, x: number, y: number, vertical: boolean): void {
    const u = this.unit;
    drawTwoPin(this.sheet, kind, x * u, y * u, 6 * u, vertical);
    this.nets.part(ref, value, 2, false);
    this.nets.pin(ref, '1', '', [x, y]);
    this.nets.pin(ref, '2', '', vertical ? [x, y - 6] : [x + 6, y]);
    if (!vertical) {
      this.caption(x + 2, y + 2, ref);
      this.caption(x + 2, y - 3, value);
    } else if (kind === 'resistor') {
      // The way of many drawings: the texts of an upright part stand upright too.
      this.caption(x - 1.3, y - 4.6, ref, 90);
      this.caption(x + 2.2, y - 4.6, value, 90);
    } else {
      this.caption(x + 2, y - 2.4, ref);
      this.caption(x + 2, y - 4.4, value);
    }
  }

  wire(...points: number[]): void {
    this.sheet.line(
      points.map((p) => p * this.unit),
      { color: INK.wire, width: 0.6 },
    );
    this.nets.wire(points);
  }

  junction(x: number, y: number): void {
    this.sheet.dot(x * this.unit, y * this.unit, 1.5, INK.wire);
    this.nets.junction([x, y]);
  }

  /** A net label whose text starts over the wire at `x`,`y`. */
  label(name: string, x: number, y: number, angle = 0): void {
    const [dx, dy] = angle === 90 ? [-1.2, 0] : [0, 1.2];
    this.sheet.text(x * this.unit + dx, y * this.unit + dy, name, { size: TEXT, color: INK.net, angle });
    this.nets.name(name, [x, y]);
  }

  /** A power port: a bar over `x`,`y` with the rail's name. */
  rail(name: string, x: number, y: number): void {
    const u = this.unit;
    this.sheet.line([x * u, y * u, x * u, (y + 1.5) * u], { color: INK.net, width: 0.6 });
    this.sheet.line([(x - 1) * u, (y + 1.5) * u, (x + 1) * u, (y + 1.5) * u], { color: INK.net, width: 0.8 });
    this.sheet.text(x * u, (y + 1.5) * u + 2, name, { size: TEXT, color: INK.net, align: 'center' });
    this.nets.name(name, [x, y]);
  }

  /** The ground symbol under `x`,`y`: three bars, each shorter than the one over it, and the name. */
  ground(x: number, y: number): void {
    const u = this.unit;
    this.sheet.line([x * u, y * u, x * u, (y - 1) * u], { color: INK.net, width: 0.6 });
    [1.2, 0.8, 0.4].forEach((half, i) => {
      const at = (y - 1 - i * 0.45) * u;
      this.sheet.line([(x - half) * u, at, (x + half) * u, at], { color: INK.net, width: 0.8 });
    });
    this.sheet.text(x * u, (y - 3.2) * u, 'GND', { size: TEXT, color: INK.net, align: 'center' });
    this.nets.name('GND', [x, y]);
  }

  private caption(x: number, y: number, text: string, angle = 0): void {
    this.sheet.text(x * this.unit, y * this.unit, text, { size: TEXT, color: INK.text, angle });
  }
}
