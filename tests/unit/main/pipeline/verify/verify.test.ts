import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { generateOffline } from '../../../../../main/pipeline/codegen';
import { verifyCode } from '../../../../../main/pipeline/verify';
import type { DeviceModel } from '../../../../../shared/models';
import { lampBoard } from '../../../../fixtures/models/board';
import { basalt, quill, sensor, zircon } from '../../../../fixtures/models/chips';

const signal = new AbortController().signal;
const has = (program: string): boolean => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const judge = async (body: string, device: DeviceModel = zircon()) => {
  const { checks } = await verifyCode({
    files: new Map([['a.c', `#include <stdint.h>\nvoid f(void)\n{\n${body}\n}\n`]]),
    devices: [device],
    signal,
  });
  return checks.find(({ id }) => id === 'registers');
};

describe('the register gate', () => {
  it('passes a write of a field that the manual has', async () => {
    const check = await judge('  *(volatile uint32_t *)0x40021014UL |= (1UL << 17);');
    expect(check).toMatchObject({ status: 'passed', detail: '1 writes' });
  });

  it.each([
    ['an address without a register', '*(volatile uint32_t *)0x40021F00UL = 1;', 'no register of the manual'],
    ['another width', '*(volatile uint8_t *)0x40021014UL = 1;', 'is 32 bits wide, not 8'],
    ['a reserved bit', '*(volatile uint32_t *)0x40021014UL |= 1UL;', 'reserved or read-only bits 0x1'],
    ['a read-only field', '*(volatile uint32_t *)0x40021000UL |= (1UL << 17);', 'reserved or read-only bits 0x20000'],
  ])('refuses %s', async (_title, statement, words) => {
    const check = await judge(statement);
    expect(check?.status).toBe('failed');
    expect(check?.detail).toContain(words);
    expect(check?.detail).toContain('a.c:4');
  });

  it('refuses a read-modify-write that clears reserved bits', async () => {
    const check = await judge('  *(volatile uint32_t *)0x40021014UL &= ~(3UL << 16);');
    expect(check?.detail).toContain('0x10000');
  });

  it('checks the address where only the build knows the value', async () => {
    const check = await judge('  *(volatile uint16_t *)0x40013808UL = CLOCK / 9600;');
    expect(check).toMatchObject({ status: 'passed', detail: '1 writes, 1 of them with values only the build knows' });
  });
});

describe('verifyCode', () => {
  it('names the line that is not C and reaches no proof level', async () => {
    const { checks, proofLevel } = await verifyCode({
      files: new Map([['a.c', 'void f(int a)\n{\n  a = = 1;\n}\n']]),
      devices: [zircon()],
      signal,
    });
    expect(checks[0]).toMatchObject({ id: 'syntax', status: 'failed' });
    expect(checks[0]?.detail).toContain('a.c:3');
    expect(proofLevel).toBe('none');
  });

  it.each([
    ['Cortex-M', zircon(), 'PA'],
    ['RISC-V', basalt(), 'PA'],
    ['8051', quill(), 'P1.'],
  ])('finds what the generator writes for a %s without fault', async (_title, device, port) => {
    const board = lampBoard({ led: `${port}0`, key: `${port}1`, tx: `${port}2`, rx: `${port}3` });
    const code = generateOffline({ devices: [device, sensor()], board, instruction: 'UART1 115200, LED, button' });
    const { checks, proofLevel } = await verifyCode({ files: code.files, devices: [device, sensor()], signal });
    expect(code.registersWritten).toBeGreaterThan(0);
    expect(checks.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(proofLevel).not.toBe('none');
  });

  it.runIf(has('gcc'))('tells when the host compiler refuses the code', async () => {
    const { checks } = await verifyCode({
      files: new Map([['a.c', 'int f(void) { return nothing; }\n']]),
      devices: [zircon()],
      signal,
    });
    expect(checks.find(({ id }) => id === 'compile-host')).toMatchObject({ status: 'failed' });
  });

  it.runIf(has('sdcc'))('compiles for the 8051 with SDCC', async () => {
    const code = generateOffline({ devices: [quill()], board: null, instruction: '' });
    const { proofLevel } = await verifyCode({ files: code.files, devices: [quill()], signal });
    expect(proofLevel).toBe('target-compiled');
  });

  it('stops when it is told to', async () => {
    await expect(
      verifyCode({ files: new Map([['a.c', 'int a;\n']]), devices: [], signal: AbortSignal.abort() }),
    ).rejects.toThrow();
  });
});
