import type { TaskResult } from '../../../../shared/ipc';
import { type LogEntry, type TaskView, taskViewSchema } from '../../../../shared/tasks';

/** A task that waits in the queue, changed by `patch`. */
export function sampleTask(patch: Partial<TaskView> = {}): TaskView {
  return taskViewSchema.parse({
    id: 'task_1705312845123_abc123',
    state: 'pending',
    instruction: 'Bring up UART1 at 115200 and the two LEDs',
    inputs: [
      { role: 'datasheet', name: 'demo-mcu-manual.pdf', bytes: 5_214_880 },
      { role: 'schematic', name: 'demo-board.pdf', bytes: 182_400 },
    ],
    provider: 'offline',
    priority: 0,
    pinned: false,
    attempt: 1,
    createdAt: '2026-01-15T09:20:45.123Z',
    startedAt: null,
    completedAt: null,
    queuePosition: 1,
    expectedEnd: null,
    progress: { currentStep: 0, totalSteps: 3, step: null, stepName: '', percentage: 0 },
    error: null,
    summary: null,
    revision: 1,
    ...patch,
  });
}

/** A task that is done. */
export const completedTask = (patch: Partial<TaskView> = {}): TaskView =>
  sampleTask({
    state: 'completed',
    queuePosition: null,
    expectedEnd: null,
    startedAt: '2026-01-15T09:20:46.000Z',
    completedAt: '2026-01-15T09:21:27.000Z',
    progress: { currentStep: 3, totalSteps: 3, step: 'code', stepName: 'Generating code', percentage: 100 },
    summary: {
      device: 'DEMO103',
      mcu: 'U2',
      registers: 212,
      registersWritten: 3,
      components: 31,
      proofLevel: 'host-compiled',
      findings: 1,
    },
    ...patch,
  });

const LEVELS = ['info', 'debug', 'info', 'warn', 'info', 'error'] as const;

/** `count` lines of all levels; line n says `page n`. */
export const sampleLogs = (count: number): LogEntry[] =>
  Array.from({ length: count }, (_, index) => ({
    seq: index + 1,
    time: '2026-01-15T09:20:46.000Z',
    elapsedMs: index * 37,
    level: LEVELS[index % LEVELS.length] ?? 'info',
    step: 'datasheet',
    message: `Read page ${index + 1}`,
    data: { tables: index % 4, registers: index % 7 },
  }));

const CODE = `#include "demo103_regs.h"
#include "board_pins.h"

/* Clocks first: a peripheral without its clock ignores every write. */
static void init_clocks(void)
{
    RCC->APB2PCENR |= RCC_APB2PCENR_IOPDEN;   /* manual p. 21 */
    RCC->APB2PCENR |= RCC_APB2PCENR_USART1EN; /* manual p. 21 */
}

static void init_uart1(void)
{
    GPIOD->CFGLR = (GPIOD->CFGLR & ~0x0FF00000u) | 0x04B00000u;
    USART1->BRR = 0x01A1u; /* 48 MHz / 115200 */
    USART1->CTLR1 = USART_CTLR1_TE | USART_CTLR1_RE | USART_CTLR1_UE;
}

void board_init(void)
{
    init_clocks();
    init_uart1();
}
`;

/** A small finished result with sources behind four lines. */
export function sampleResult(): TaskResult {
  const source = (line: number, page: number, subject: string) => ({
    file: 'src/board_init.c',
    line,
    document: 'demo-mcu-manual.pdf',
    sha256: 'a'.repeat(64),
    page,
    bbox: [72, 410, 520, 436] as [number, number, number, number],
    subject,
  });
  const files = [
    'generated.c',
    'src/board_init.c',
    'include/demo103_regs.h',
    'include/board_pins.h',
    'device.svd',
    'device.json',
    'board.json',
    'provenance.json',
    'report.md',
  ];
  return {
    code: CODE,
    files: files.map((name, index) => ({ name, bytes: 1200 * (index + 1) })),
    provenance: {
      schema: 'provenance/1',
      entries: [
        source(7, 21, 'RCC_APB2PCENR.IOPDEN'),
        source(8, 21, 'RCC_APB2PCENR.USART1EN'),
        source(13, 63, 'GPIOD_CFGLR'),
        source(14, 140, 'USART1_BRR'),
      ],
    },
    metadata: {
      schema: 'result-metadata/1',
      device: 'DEMO103',
      core: 'riscv',
      mcu: 'U2',
      instruction: '',
      provider: 'offline',
      proofLevel: 'host-compiled',
      registersWritten: 3,
      generatorVersion: '1',
      inputs: [],
      files: [],
    },
    report: {
      schema: 'report/1',
      device: { name: 'DEMO103', core: 'riscv', peripherals: 14, registers: 212, fields: 1033, pins: 20 },
      board: { mcu: 'U2', components: 31, nets: 44, namedNets: 18 },
      configured: [
        { subject: 'USART1', detail: '115200 baud, 8 data bits, TX on PD5, RX on PD6' },
        { subject: 'PD5', detail: 'alternate function push-pull, net UART_TX' },
      ],
      notDone: [{ subject: 'LED2', reason: 'The net between LED2 and the MCU could not be followed on sheet 1.' }],
      findings: [
        {
          severity: 'warning',
          code: 'I2C_NO_PULLUP',
          message: 'SDA has no pull-up resistor.',
          places: [{ document: 'demo-board.pdf', page: 1 }],
        },
      ],
      checks: [
        { id: 'registers', title: 'Every register exists in the map', status: 'passed', detail: '4 of 4 writes' },
        { id: 'host', title: 'Compiles on this computer', status: 'passed', detail: 'gcc -fsyntax-only, no warning' },
        { id: 'target', title: 'Compiles for the target', status: 'skipped', detail: 'No RISC-V compiler was found.' },
      ],
      proofLevel: 'host-compiled',
    },
  };
}
