import type { BBox, SheetWires } from '../../../shared/models';
import { type BoardIndex, placesOf, type Selection } from './board-index';

interface Place {
  readonly page: number;
  /** Points of the page, origin lower left. */
  readonly x: number;
  readonly y: number;
}

/**
 * What lies under a place of a sheet: a name, wire or pin within `slack` points is its net, else the smallest symbol
 * around the place. Null over empty paper.
 */
export function hitAt(index: BoardIndex, place: Place, slack: number): Selection | null {
  const net = netAt(index, place, slack);
  if (net !== null) return { kind: 'net', id: net };
  let best: { ref: string; area: number } | null = null;
  for (const component of index.components) {
    for (const { page, bbox } of placesOf(component)) {
      if (page !== place.page || gapTo(bbox, place) > slack / 2) continue;
      const area = (bbox[2] - bbox[0]) * (bbox[3] - bbox[1]);
      if (best === null || area < best.area) best = { ref: component.ref, area };
    }
  }
  return best === null ? null : { kind: 'component', ref: best.ref };
}

function netAt(index: BoardIndex, place: Place, slack: number): string | null {
  const near: { id: string; gap: number }[] = [];
  const offer = (id: string, gap: number): void => {
    if (gap <= slack) near.push({ id, gap });
  };
  for (const { id, net } of index.nets) {
    for (const { page, lines } of net.wires ?? [])
      if (page === place.page) for (const line of lines) offer(id, gapToLine(line, place));
    for (const { page, bbox } of net.labels ?? []) if (page === place.page) offer(id, gapTo(bbox, place));
    for (const { ref, pin } of net.nodes) {
      const source = index.pin(ref, pin)?.source;
      if (source?.page === place.page) offer(id, gapTo(source.bbox, place));
    }
  }
  return near.sort((a, b) => a.gap - b.gap)[0]?.id ?? null;
}

/** Distance from a place to a box; 0 inside. */
function gapTo([x0, y0, x1, y1]: BBox, { x, y }: Place): number {
  return Math.hypot(Math.max(0, x0 - x, x - x1), Math.max(0, y0 - y, y - y1));
}

function gapToLine([x0, y0, x1, y1]: SheetWires['lines'][number], { x, y }: Place): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / square));
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
}
