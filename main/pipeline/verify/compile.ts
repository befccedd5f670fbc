import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Check, Core, ProofLevel } from '../../../shared/models';
import { findProgram, run } from './run';

interface Toolchain {
  readonly id: string;
  readonly title: string;
  readonly level: ProofLevel;
  readonly programs: readonly string[];
  readonly args: readonly string[];
}

const HOST: Toolchain = {
  id: 'compile-host',
  title: 'Compiles with the host compiler',
  level: 'host-compiled',
  programs: ['gcc', 'cc', 'clang'],
  args: ['-std=c11', '-fsyntax-only', '-Wall', '-Wextra', '-Iinclude'],
};

const TARGETS: Partial<Record<Core, Toolchain>> = {
  '8051': {
    id: 'compile-target',
    title: 'Compiles with SDCC for the 8051',
    level: 'target-compiled',
    programs: ['sdcc'],
    args: ['-mmcs51', '--std-c11', '-c', '-Iinclude', '-o', 'out.rel'],
  },
  'cortex-m': {
    id: 'compile-target',
    title: 'Compiles with GCC for Arm',
    level: 'target-compiled',
    programs: ['arm-none-eabi-gcc'],
    args: ['-std=c11', '-mcpu=cortex-m0', '-mthumb', '-ffreestanding', '-Wall', '-Iinclude', '-c', '-o', 'out.o'],
  },
  riscv: {
    id: 'compile-target',
    title: 'Compiles with GCC for RISC-V',
    level: 'target-compiled',
    programs: ['riscv-none-elf-gcc', 'riscv32-unknown-elf-gcc', 'riscv64-unknown-elf-gcc'],
    args: ['-std=c11', '-march=rv32i', '-mabi=ilp32', '-ffreestanding', '-Wall', '-Iinclude', '-c', '-o', 'out.o'],
  },
};

/** Compiles every C file with what is installed; what is not is skipped with a word on it. */
export async function compileAll(
  files: ReadonlyMap<string, string>,
  core: Core,
  signal: AbortSignal,
): Promise<{ checks: Check[]; level: ProofLevel | null }> {
  const folder = await mkdtemp(join(tmpdir(), 'agent-verify-'));
  try {
    for (const [name, text] of files) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    const sources = [...files.keys()].filter((name) => name.endsWith('.c'));
    const checks: Check[] = [];
    let level: ProofLevel | null = null;
    for (const toolchain of [HOST, TARGETS[core]]) {
      if (toolchain === undefined) continue;
      const check = await compile(toolchain, sources, buildMacros(files), folder, signal);
      checks.push(check);
      if (check.status === 'passed') level = toolchain.level;
    }
    return { checks, level };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compile(
  toolchain: Toolchain,
  sources: readonly string[],
  defines: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<Check> {
  const { id, title, programs, args } = toolchain;
  const program = await findProgram(...programs);
  if (program === null)
    return { id, title, status: 'skipped', detail: `None of these is installed: ${programs.join(', ')}.` };
  for (const source of sources) {
    const { code, output } = await run(program, [...args, ...defines, source], folder, signal);
    if (code === null)
      return { id, title, status: 'skipped', detail: `${programs[0]} could not be run to its end on ${source}.` };
    if (code !== 0) return { id, title, status: 'failed', detail: `${source}: ${firstLines(output)}` };
  }
  return { id, title, status: 'passed', detail: `${sources.join(', ')}` };
}

/** What the code waits for the build to define, so that no part of it goes unseen by the compiler. */
function buildMacros(files: ReadonlyMap<string, string>): string[] {
  const names = [...files.values()].flatMap((text) =>
    [...text.matchAll(/^#ifdef (BOARD_\w+)$/gm)].map(([, name = '']) => name),
  );
  return [...new Set(names)].map((name) => `-D${name}=16000000UL`);
}

const firstLines = (output: string): string => output.split('\n').slice(0, 3).join(' | ').slice(0, 600);
