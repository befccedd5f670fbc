import type { BBox } from '../../../../shared/models';

/** Smallest box around all; a point at the origin for none. */
export function unite(boxes: readonly BBox[]): BBox {
  const [first, ...rest] = boxes;
  if (!first) return [0, 0, 0, 0];
  return rest.reduce<BBox>(
    (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
    first,
  );
}

export const centerX = (box: BBox): number => (box[0] + box[2]) / 2;
export const centerY = (box: BBox): number => (box[1] + box[3]) / 2;

/** Whether the centre of `inner` lies in `outer`, grown by `slack` points. */
export function centredIn(inner: BBox, outer: BBox, slack = 0): boolean {
  const x = centerX(inner);
  const y = centerY(inner);
  return x >= outer[0] - slack && x <= outer[2] + slack && y >= outer[1] - slack && y <= outer[3] + slack;
}

/** Groups sorted numbers that lie within `tolerance` of their neighbour; returns each group's mean. */
export function cluster(values: readonly number[], tolerance: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const groups: number[][] = [];
  for (const value of sorted) {
    const last = groups.at(-1);
    if (last && value - (last.at(-1) ?? value) <= tolerance) last.push(value);
    else groups.push([value]);
  }
  return groups.map((group) => group.reduce((sum, value) => sum + value, 0) / group.length);
}
