import type { BBox } from '../../../shared/models';

/** How a sheet lies in its pane: CSS pixels per point, and where its upper left corner is. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** CSS pixels per point, at most. */
const MAX_SCALE = 12;
/** Share of the pane that the whole sheet takes at most when it is fitted. */
const FIT = 0.97;
/** Points around what is brought into view. */
const MARGIN = 40;
/** Zoom that is enough to read a sheet; bringing a small thing into view goes no closer. */
const READABLE = 2;

/** The whole sheet in the middle of the pane. */
export function fitSheet(pane: Size, sheet: Size): View {
  const scale = Math.min(pane.width / sheet.width, pane.height / sheet.height) * FIT;
  return onPixels({ scale, x: (pane.width - sheet.width * scale) / 2, y: (pane.height - sheet.height * scale) / 2 });
}

/** Whole pixels keep the picture sharp. */
const onPixels = (view: View): View => ({ ...view, x: Math.round(view.x), y: Math.round(view.y) });

/** Zooms by a factor so that the place under (x, y) of the pane stays there. */
export function zoomAt(view: View, factor: number, x: number, y: number, pane: Size, sheet: Size): View {
  const least = fitSheet(pane, sheet).scale / 2;
  const scale = Math.max(least, Math.min(MAX_SCALE, view.scale * factor));
  const k = scale / view.scale;
  return clamp({ scale, x: x - (x - view.x) * k, y: y - (y - view.y) * k }, pane, sheet);
}

export const panBy = (view: View, dx: number, dy: number, pane: Size, sheet: Size): View =>
  clamp({ ...view, x: view.x + dx, y: view.y + dy }, pane, sheet);

/** Keeps at least a corner of the sheet in the pane. */
function clamp(view: View, pane: Size, sheet: Size): View {
  const keep = Math.min(120, pane.width / 3, pane.height / 3);
  const within = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
  return onPixels({
    ...view,
    x: within(view.x, keep - sheet.width * view.scale, pane.width - keep),
    y: within(view.y, keep - sheet.height * view.scale, pane.height - keep),
  });
}

/** Moves as little as shows the box: not at all when it is in sight and large enough. Boxes have their origin lower left. */
export function reveal(view: View, [x0, y0, x1, y1]: BBox, pane: Size, sheet: Size): View {
  const [left, right] = [view.x + x0 * view.scale, view.x + x1 * view.scale];
  const [top, bottom] = [view.y + (sheet.height - y1) * view.scale, view.y + (sheet.height - y0) * view.scale];
  const inSight = left >= 0 && top >= 0 && right <= pane.width && bottom <= pane.height;
  if (inSight) return view;
  const [width, height] = [x1 - x0 + 2 * MARGIN, y1 - y0 + 2 * MARGIN];
  const closest = Math.min(pane.width / width, pane.height / height);
  return centred(
    view,
    [x0, y0, x1, y1],
    Math.min(closest, Math.max(view.scale, fitSheet(pane, sheet).scale)),
    pane,
    sheet,
  );
}

/** Puts the box into the middle, as large as is good to read. */
export function zoomTo(view: View, box: BBox, pane: Size, sheet: Size): View {
  const [width, height] = [box[2] - box[0] + 2 * MARGIN, box[3] - box[1] + 2 * MARGIN];
  const closest = Math.min(pane.width / width, pane.height / height);
  return centred(view, box, Math.min(closest, Math.max(READABLE, fitSheet(pane, sheet).scale)), pane, sheet);
}

function centred(view: View, [x0, y0, x1, y1]: BBox, scale: number, pane: Size, sheet: Size): View {
  const x = pane.width / 2 - ((x0 + x1) / 2) * scale;
  const y = pane.height / 2 - (sheet.height - (y0 + y1) / 2) * scale;
  return clamp({ ...view, scale, x, y }, pane, sheet);
}

/** The place of the sheet under (x, y) of the pane, in points, origin lower left. */
export const placeAt = (view: View, x: number, y: number, sheet: Size): { x: number; y: number } => ({
  x: (x - view.x) / view.scale,
  y: sheet.height - (y - view.y) / view.scale,
});

/** The part of the sheet in sight, in points from its upper left corner; null when none is. */
export function partInSight(view: View, pane: Size, sheet: Size) {
  const [left, top] = [Math.max(0, -view.x / view.scale), Math.max(0, -view.y / view.scale)];
  const right = Math.min(sheet.width, (pane.width - view.x) / view.scale);
  const bottom = Math.min(sheet.height, (pane.height - view.y) / view.scale);
  if (right <= left || bottom <= top) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
