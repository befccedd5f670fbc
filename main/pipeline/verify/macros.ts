import type { AddressSpace } from '../../../shared/models';
import type { CTree } from './c-parser';

/** A place that a name in C stands for. */
export interface Place {
  readonly space: AddressSpace;
  readonly address: number;
  readonly size: number;
  /** Bytes from one to the next, for a name with an index. */
  readonly stride: number | null;
}

/** What the `#define`s and SFR declarations of some files say. */
export interface Macros {
  /** Text behind each object-like macro. */
  readonly values: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, Place>;
}

const ACCESS =
  /^\(?\s*\*\s*\(\s*(XDATA|__xdata|xdata)?\s*volatile\s+uint(8|16|32)_t\s*\*\s*\)\s*\(?\s*(0x[0-9A-F]+)[UL]*\s*(?:\+\s*\(\w+\)\s*\*\s*(\d+)u?\s*\))?\s*\)?$/i;

/** The place that an expression such as `*(volatile uint32_t *)0x40021018UL` names; null for any other expression. */
export function placeOf(expression: string): Place | null {
  const match = ACCESS.exec(expression.trim());
  if (match === null) return null;
  const [, xdata, size, address, stride] = match;
  return {
    space: xdata === undefined ? 'mem' : 'xdata',
    address: Number(address),
    size: Number(size),
    stride: stride === undefined ? null : Number(stride),
  };
}

export function readMacros(trees: readonly CTree[]): Macros {
  const values = new Map<string, string>();
  const places = new Map<string, Place>();
  for (const tree of trees) {
    for (const node of tree.all('preproc_def', 'preproc_function_def')) {
      const name = node.childForFieldName('name')?.text;
      const value = withoutComment(node.childForFieldName('value')?.text ?? '');
      if (name === undefined || value === '') continue;
      const place = placeOf(value);
      if (place !== null) places.set(name, place);
      else if (node.type === 'preproc_def') values.set(name, value);
    }
    for (const call of tree.all('call_expression')) {
      const match = /^SFR\(\s*(\w+)\s*,\s*(0x[0-9A-F]+)\s*\)$/i.exec(call.text);
      if (match?.[1] !== undefined)
        places.set(match[1], { space: 'sfr', address: Number(match[2]), size: 8, stride: null });
    }
  }
  return { values, places };
}

const withoutComment = (text: string): string =>
  text
    .replace(/\/\*.*?\*\//gs, ' ')
    .replace(/\/\/.*$/gm, '')
    .trim();
