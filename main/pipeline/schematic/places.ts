import type { BBox, Net, SheetWires, Source } from '../../../shared/models';
import type { Line } from './geometry';

type WireLine = SheetWires['lines'][number];

/** Where nets are drawn: their wires by sheet, and the places of their names. */
export class NetPlaces {
  private readonly wires = new Map<number, Map<number, WireLine[]>>();
  private readonly labels = new Map<number, Source[]>();

  addWire(net: number, page: number, { x0, y0, x1, y1 }: Line): void {
    const sheets = this.wires.get(net) ?? new Map<number, WireLine[]>();
    this.wires.set(net, sheets);
    const lines = sheets.get(page) ?? [];
    sheets.set(page, lines);
    lines.push([round(x0), round(y0), round(x1), round(y1)]);
  }

  addLabel(net: number, page: number, [x0, y0, x1, y1]: BBox): void {
    const places = this.labels.get(net) ?? [];
    this.labels.set(net, places);
    places.push({ page, bbox: [round(x0), round(y0), round(x1), round(y1)] });
  }

  /** Nothing where the net has neither wire nor name, as pins that touch. */
  of(net: number): Pick<Net, 'wires' | 'labels'> {
    const [sheets, labels] = [this.wires.get(net), this.labels.get(net)];
    return {
      ...(sheets ? { wires: [...sheets].map(([page, lines]) => ({ page, lines })) } : {}),
      ...(labels ? { labels } : {}),
    };
  }
}

/** A hundredth of a point is finer than anything drawn and keeps the file small. */
const round = (value: number): number => Math.round(value * 100) / 100;
