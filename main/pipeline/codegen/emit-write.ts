import { commentText, hex, maskOf } from '../export';
import type { RegisterWrite, Setting } from './plan';
import type { FileWriter, Ground } from './writer';

/** One write as one statement with its comment: field, value, page. Bits not meant stay as they are. */
export function emitWrite(write: RegisterWrite, out: FileWriter): void {
  const { register, settings, guard } = write;
  if (guard !== undefined) out.line(`#ifdef ${guard}`);
  const lines = wrap(statement(write));
  lines.forEach((text, index) => {
    const tail = index === lines.length - 1 ? ` /* ${commentText(comment(write), 160)} */` : '';
    out.line(`${index === 0 ? '    ' : '        '}${text}${tail}`, ...grounds(write));
  });
  if (guard !== undefined) {
    out.line('#else');
    out.line(
      `    /* ${register.macro}.${settings.map(({ label }) => commentText(label)).join(', ')} waits for ${guard} */`,
    );
    out.line('#endif');
  }
}

/** A long statement with each part of its value on a line of its own. */
const wrap = (text: string): string[] => (text.length <= 90 ? [text] : text.replace(/\) \| \(/g, ')\n| (').split('\n'));

function statement({ register: entry, settings }: RegisterWrite): string {
  const { macro, register } = entry;
  const type = `uint${register.size}_t`;
  const value = settings.map(shifted).join(' | ');
  const whole = settings.some(({ lsb, width }) => lsb === 0 && width === register.size);
  if (register.access === 'write-only' || whole) return `${macro} = (${type})(${value});`;
  const masks = settings.map(masked).join(' | ');
  if (settings.every(allOnes)) return `${macro} |= (${type})(${masks});`;
  if (settings.every(({ value: wanted }) => wanted === 0)) return `${macro} &= (${type})~(${masks});`;
  const set = settings
    .filter(({ value: wanted }) => wanted !== 0)
    .map(shifted)
    .join(' | ');
  return `${macro} = (${type})((${macro} & ~(${masks})) | ${set});`;
}

const allOnes = ({ value, width }: Setting): boolean => value === maskOf(0, width);

const masked = ({ macro, lsb, width }: Setting): string =>
  macro === null ? `${hex(maskOf(lsb, width))}UL` : `${macro}_Msk`;

function shifted({ macro, lsb, value }: Setting): string {
  const amount = typeof value === 'number' ? `${value}UL` : `(uint32_t)(${value})`;
  return `(${amount} << ${macro === null ? `${lsb}u` : `${macro}_Pos`})`;
}

/** `RCC_APB2PCENR.IOPDEN = 1, p. 34`, with the purpose behind it. */
function comment({ register, settings, purpose }: RegisterWrite): string {
  const parts = settings.map(({ label, value }) => `${label} = ${typeof value === 'number' ? value : 'computed'}`);
  const pages = [...new Set(settings.map(({ source }) => source.page))].join(', ');
  return `${register.macro}.${parts.join(', ')}, p. ${pages}: ${purpose}`;
}

const grounds = ({ register, settings }: RegisterWrite): Ground[] =>
  settings.map(({ label, source }) => ({
    document: register.device.document,
    source,
    subject: `${register.macro}.${label}`,
  }));
