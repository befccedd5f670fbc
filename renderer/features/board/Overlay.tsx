import { useId } from 'react';
import type { BBox } from '../../../shared/models';
import type { Lit } from './lit';
import type { Size } from './view';

interface OverlayProps {
  readonly sheet: Size;
  /** CSS pixels per point: lines keep their width on screen. */
  readonly scale: number;
  readonly lit: Lit;
  /** A place that is pointed out without being a part or a net. */
  readonly spot: BBox | null;
  /** What the mouse is over. */
  readonly hovered: Lit | null;
}

/** The light over a sheet: a veil with holes where something shines, and the shining wires, pins and outlines. */
export function Overlay({ sheet, scale, lit, spot, hovered }: OverlayProps) {
  const mask = useId();
  const px = (pixels: number, least = 0): number => Math.max(least, pixels / scale);
  const isLit = lit.chosen.length + lit.touched.length + lit.wires.length + lit.pins.length + lit.labels.length > 0;
  const { width, height } = sheet;
  return (
    <svg className="board-light" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      {/* Boxes have their origin in the lower left corner. */}
      <g transform={`matrix(1 0 0 -1 0 ${height})`} data-testid="lit" data-lit={isLit}>
        {isLit && (
          <>
            <mask id={mask} maskUnits="userSpaceOnUse" x={0} y={0} width={width} height={height}>
              <rect width={width} height={height} fill="#fff" />
              <Boxes boxes={[...lit.chosen, ...lit.touched]} grow={px(3, 1.5)} fill="#000" />
              <Boxes boxes={[...lit.pins, ...lit.labels]} grow={px(3, 1.5)} fill="#000" />
              <Wires lines={lit.wires} stroke="#000" width={px(9, 5)} />
            </mask>
            <rect className="board-veil" width={width} height={height} mask={`url(#${mask})`} />
            <Boxes className="board-touched" boxes={lit.touched} grow={px(2, 1)} strokeWidth={px(1)} />
            <Wires className="board-wires" lines={lit.wires} width={px(2.4, 1.2)} />
            <Boxes className="board-labels" boxes={lit.labels} grow={px(1, 0.5)} strokeWidth={px(1)} />
            <Boxes className="board-pins" boxes={lit.pins} grow={px(2, 1)} strokeWidth={px(1)} />
            <Boxes className="board-chosen" boxes={lit.chosen} grow={px(3, 1.5)} strokeWidth={px(2)} />
          </>
        )}
        {hovered !== null && (
          <g className="board-hover">
            <Wires lines={hovered.wires} width={px(2, 1)} />
            <Boxes boxes={[...hovered.chosen, ...hovered.labels]} grow={px(2, 1)} strokeWidth={px(1)} />
          </g>
        )}
        {spot !== null && <Boxes className="board-spot" boxes={[spot]} grow={px(6, 3)} strokeWidth={px(2)} />}
      </g>
    </svg>
  );
}

interface BoxesProps {
  readonly boxes: readonly BBox[];
  /** Points added on each side. */
  readonly grow: number;
  readonly className?: string;
  readonly fill?: string;
  readonly strokeWidth?: number;
}

function Boxes({ boxes, grow, className, fill, strokeWidth }: BoxesProps) {
  return (
    <g className={className} fill={fill} strokeWidth={strokeWidth}>
      {boxes.map(([x0, y0, x1, y1]) => (
        <rect
          key={`${x0} ${y0} ${x1} ${y1}`}
          x={x0 - grow}
          y={y0 - grow}
          width={x1 - x0 + 2 * grow}
          height={y1 - y0 + 2 * grow}
          rx={grow}
        />
      ))}
    </g>
  );
}

interface WiresProps {
  readonly lines: Lit['wires'];
  readonly width: number;
  readonly className?: string;
  readonly stroke?: string;
}

/** One path for all: a supply has hundreds of pieces. */
function Wires({ lines, width, className, stroke }: WiresProps) {
  const path = lines.map(([x0, y0, x1, y1]) => `M${x0} ${y0}L${x1} ${y1}`).join('');
  return <path className={className} d={path} stroke={stroke} strokeWidth={width} strokeLinecap="round" fill="none" />;
}
