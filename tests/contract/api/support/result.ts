import type { TaskResult } from '../../../../shared/ipc';

/** A small finished result. */
export const aResult: TaskResult = {
  code: '/* init */\nvoid board_init(void) {}\n',
  report: {
    schema: 'report/1',
    device: { name: 'DEMO1', core: 'riscv', peripherals: 0, registers: 0, fields: 0, pins: 0 },
    board: null,
    configured: [],
    notDone: [],
    findings: [],
    checks: [],
    proofLevel: 'parsed',
  },
  provenance: { schema: 'provenance/1', entries: [] },
  metadata: {
    schema: 'result-metadata/1',
    device: 'DEMO1',
    core: 'riscv',
    mcu: null,
    instruction: 'x',
    provider: 'offline',
    proofLevel: 'parsed',
    registersWritten: 0,
    generatorVersion: '1',
    inputs: [],
    files: [],
  },
  files: [{ name: 'generated.c', bytes: 36 }],
};
