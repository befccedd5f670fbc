import {
  type BoardModel,
  type Check,
  CORRECTED_BY_USER,
  type DeviceModel,
  type ProofLevel,
  type ProvenanceEntry,
  type Report,
} from '../../../shared/models';
import { CHECK_TITLES_ZH, detailInChinese, messageInChinese } from '../../../shared/models/report-zh';
import { gatherFindings, orderFindings, writtenOnes } from './report-findings';
import type { GeneratedCode } from './types';
import { type Language, languageOf } from './words';

interface ReportInput {
  readonly devices: readonly DeviceModel[];
  readonly board: BoardModel | null;
  readonly code: GeneratedCode;
  readonly checks: readonly Check[];
  readonly proofLevel: ProofLevel;
}

/** `report.json`: counts over all devices; name and core of the first. */
export function buildReport({ devices, board, code, checks, proofLevel }: ReportInput): Report {
  const registers = devices.flatMap(({ peripherals }) => peripherals.flatMap((each) => each.registers));
  return {
    schema: 'report/1',
    device: {
      name: devices[0]?.device.name ?? '',
      core: devices[0]?.device.core ?? 'unknown',
      peripherals: devices.reduce((sum, { peripherals }) => sum + peripherals.length, 0),
      registers: registers.length,
      fields: registers.reduce((sum, { fields }) => sum + fields.length, 0),
      pins: devices.reduce((sum, { pins }) => sum + pins.length, 0),
    },
    board: board === null ? null : countBoard(board),
    ...(code.pins.length === 0 ? {} : { pins: [...code.pins] }),
    configured: [...code.configured],
    notDone: [...code.notDone],
    findings: inOrder(code, readerDoubts(devices, board)),
    checks: [...checks],
    proofLevel,
  };
}

/** The generator's own findings are all about the code. */
function inOrder({ findings, provenance }: GeneratedCode, doubts: Report['findings']): Report['findings'] {
  const touches = writtenOnes(provenance);
  const own = new Set(findings);
  return orderFindings([...findings, ...doubts], (each) => own.has(each) || touches(each));
}

const countBoard = ({ mcu, components, nets }: BoardModel) => ({
  mcu,
  components: components.length,
  nets: nets.length,
  namedNets: nets.filter(({ named }) => named).length,
});

/** What the readers themselves doubted, warnings and up, and what the user put right. */
function readerDoubts(devices: readonly DeviceModel[], board: BoardModel | null): Report['findings'] {
  return [...devices, ...(board === null ? [] : [board])].flatMap(({ document, diagnostics }) =>
    diagnostics
      .filter(({ severity, code }) => severity !== 'info' || code === CORRECTED_BY_USER)
      .map(({ severity, code, message, page, bbox }) => ({
        severity,
        code,
        message,
        places: page === undefined ? [] : [{ document: document.name, page, ...(bbox === undefined ? {} : { bbox }) }],
      })),
  );
}

interface Texts extends Record<TextKey, string> {
  readonly titles: Readonly<Record<string, string>>;
  readonly detail: (detail: string) => string;
  readonly message: (code: string, message: string) => string;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly levels: Readonly<Record<ProofLevel, string>>;
}

type Severity = Report['findings'][number]['severity'];
type TextKey =
  | 'title'
  | 'device'
  | 'board'
  | 'none'
  | 'stop'
  | 'mcu'
  | 'instruction'
  | 'configured'
  | 'notDone'
  | 'findings'
  | 'checks'
  | 'proof'
  | 'counts'
  | 'nets'
  | 'page'
  | 'pageEnd'
  | 'passed'
  | 'failed'
  | 'skipped';

const TEXTS: Record<Language, Texts> = {
  en: {
    title: 'Report',
    device: 'Device',
    board: 'Board',
    none: 'none',
    stop: '. ',
    titles: {},
    detail: (detail) => detail,
    message: (_code, message) => message,
    mcu: 'controller',
    instruction: 'Instruction',
    configured: 'Configured',
    notDone: 'Not done',
    findings: 'Findings',
    checks: 'Checks',
    proof: 'Proof level',
    counts: 'peripherals / registers / fields / pins',
    nets: 'components / nets / named nets',
    page: 'p.',
    pageEnd: '',
    passed: 'passed',
    failed: 'failed',
    skipped: 'skipped',
    severities: { info: 'info', warning: 'warning', error: 'error' },
    levels: {
      none: 'none',
      parsed: 'parsed',
      'host-compiled': 'compiled for the host',
      'target-compiled': 'compiled for the target',
      simulated: 'simulated',
    },
  },
  zh: {
    title: '报告',
    device: '芯片',
    board: '电路板',
    none: '无',
    stop: '。',
    titles: CHECK_TITLES_ZH,
    detail: detailInChinese,
    message: messageInChinese,
    mcu: '主控',
    instruction: '指令',
    configured: '已配置',
    notDone: '未完成',
    findings: '发现',
    checks: '检查',
    proof: '验证级别',
    counts: '外设 / 寄存器 / 位域 / 引脚',
    nets: '元件 / 网络 / 命名网络',
    page: '第 ',
    pageEnd: ' 页',
    passed: '通过',
    failed: '失败',
    skipped: '跳过',
    severities: { info: '提示', warning: '警告', error: '错误' },
    levels: {
      none: '无',
      parsed: '语法解析',
      'host-compiled': '主机编译',
      'target-compiled': '目标编译',
      simulated: '仿真',
    },
  },
};

/** `report.md`, headed in the language of the instruction; `provenance` tells which registers are written. */
export function reportMarkdown(
  report: Report,
  instruction: string,
  provenance: readonly ProvenanceEntry[] = [],
): string {
  const text = TEXTS[languageOf(instruction)];
  const { device, board } = report;
  const list = (rows: readonly string[]) => (rows.length === 0 ? [`- ${text.none}`] : rows.map((row) => `- ${row}`));
  const boardLine =
    board === null
      ? text.none
      : `${text.mcu} ${board.mcu ?? '?'}; ${text.nets}: ${board.components} / ${board.nets} / ${board.namedNets}`;
  return [
    `# ${text.title}: ${inline(device.name || '?')}`,
    '',
    `- ${text.instruction}: ${inline(instruction)}`,
    `- ${text.device}: ${inline(device.name || '?')} (${device.core}); ${text.counts}: ${device.peripherals} / ${device.registers} / ${device.fields} / ${device.pins}`,
    `- ${text.board}: ${boardLine}`,
    `- ${text.proof}: **${text.levels[report.proofLevel]}**`,
    '',
    `## ${text.configured}`,
    ...list(report.configured.map(({ subject, detail }) => `${inline(subject)}: ${inline(detail)}`)),
    '',
    `## ${text.notDone}`,
    ...list(report.notDone.map(({ subject, reason }) => `${inline(subject)}: ${inline(reason)}`)),
    '',
    `## ${text.findings}`,
    ...list(
      gatherFindings(report.findings, writtenOnes(provenance)).map(([first, ...rest]) => {
        const { severity, code, message } = first;
        const places = [first, ...rest].flatMap((each) => (rest.length === 0 ? each.places : each.places.slice(0, 1)));
        const shown = rest.length === 0 ? places : places.slice(0, 3);
        const where = shown
          .map(({ document, page }) => `${inline(document)} ${text.page}${page}${text.pageEnd}`)
          .join(', ');
        const count = rest.length === 0 ? '' : ` × ${rest.length + 1}`;
        const more = places.length > shown.length ? ', …' : '';
        return `**${text.severities[severity]}** \`${code}\`${count} ${inline(text.message(code, message))}${where === '' ? '' : ` (${where}${more})`}`;
      }),
    ),
    '',
    `## ${text.checks}`,
    ...list(
      report.checks.map(
        ({ id, title, status, detail }) =>
          `${inline(text.titles[id] ?? title)}: **${text[status]}**${detail === '' ? '' : `${text.stop}${inline(text.detail(detail))}`}`,
      ),
    ),
    '',
  ].join('\n');
}

/** Text of a document in Markdown: one line, nothing in it that formats or links. */
const inline = (value: string): string =>
  value
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/([\\`*_[\]<>|#])/g, '\\$1')
    .trim();
