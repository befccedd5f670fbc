import { plain } from '../text/numbers';

/** Words of a mode in which a register means something else, with what its view is called. */
const MODES: readonly [RegExp, string][] = [
  [/\boutput\b|输出/i, 'Output'],
  [/\binput\b|输入/i, 'Input'],
  [/\bhost\b|主机/i, 'Host'],
  [/\bdevice\b|设备/i, 'Device'],
  [/\bmaster\b/i, 'Master'],
  [/\bslave\b|从机/i, 'Slave'],
];
const LONGEST = 60;

/**
 * The view that a line such as `Output compare mode:` or `捕获模式（引脚方向为输入）` announces: the fields below it hold in that
 * mode only. Null for any other line, and for one that names two modes.
 */
export function viewIn(text: string): string | null {
  const t = plain(text)
    .trim()
    .replace(/[.:。]+$/, '');
  if (t.length > LONGEST || !/\bmode\b|模式/i.test(t) || !/^[A-Z\u4e00-\u9fff]/.test(t)) return null;
  if (/[.,;:。,;]/.test(t) || /^(?:in|if|when|for|this|the|当|在|若|如果)\b/i.test(t)) return null;
  const [only, ...others] = MODES.filter(([word]) => word.test(t));
  return only && others.length === 0 ? only[1] : null;
}
