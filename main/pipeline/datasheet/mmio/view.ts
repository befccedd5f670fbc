import { plain } from '../text/numbers';
import { type FieldDraft, overlap, overlapping } from './draft';

/** Fields with the mode in which they hold; null where they always do. */
export interface View {
  readonly mode: string | null;
  readonly fields: readonly FieldDraft[];
}

/** Words of a mode in which a register means something else, with what its view is called. */
const MODES: readonly [RegExp, string][] = [
  [/\boutput\b|输出/i, 'Output'],
  [/\binput\b|输入/i, 'Input'],
  [/\bhost\b|主机/i, 'Host'],
  [/\bdevice\b|(?<![主从])设备/i, 'Device'],
  [/\bmaster\b|主设备|主模式/i, 'Master'],
  [/\bslave\b|从机|从设备|从模式/i, 'Slave'],
];

/** What the registers of a view bear behind their name: `_Output`. */
export const VIEW_SUFFIX = new RegExp(`_(?:${MODES.map(([, name]) => name).join('|')})$`);

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

/** Whether fields of two modes stand at the same bits, so that the register means something else in each. */
export const areApart = (views: readonly View[]): boolean =>
  views.some(({ mode, fields }, i) =>
    views.slice(0, i).some((other) => mode && other.mode && mode !== other.mode && overlapping(fields, other.fields)),
  );

/** One view per mode, with the fields that hold in every mode where the mode's own leave room. */
export function perMode(views: readonly View[]): View[] {
  const common = views.flatMap(({ mode, fields }) => (mode === null ? fields : []));
  const modes = new Set(views.flatMap(({ mode }) => mode ?? []));
  return [...modes].map((mode) => {
    const own = views.filter((view) => view.mode === mode).flatMap(({ fields }) => fields);
    const rest = common.filter((field) => !own.some((other) => overlap(field, other)));
    return { mode: mode === 'Host' && modes.has('Slave') ? 'Master' : mode, fields: [...rest, ...own] };
  });
}
