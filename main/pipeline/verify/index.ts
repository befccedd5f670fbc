import type { Check, DeviceModel, ProofLevel } from '../../../shared/models';
import { type CTree, parseC } from './c-parser';
import { compileAll } from './compile';
import { type GateResult, gateFile, registerMap } from './gate';
import { readMacros } from './macros';

interface VerifyInput {
  /** Text by name in the result folder; every `.c` and `.h` of it is checked. */
  readonly files: ReadonlyMap<string, string>;
  readonly devices: readonly DeviceModel[];
  readonly signal: AbortSignal;
}

interface Verification {
  readonly checks: Check[];
  readonly proofLevel: ProofLevel;
}

/**
 * Checks C against the models and with the compilers at hand. A check that fails is told, not thrown; the level is the
 * highest that was reached by a check that passed.
 *
 * @throws the signal's reason when stopped
 */
export async function verifyCode({ files, devices, signal }: VerifyInput): Promise<Verification> {
  const own = new Map([...files].filter(([name]) => /\.[ch]$/.test(name)));
  const trees = new Map<string, CTree>();
  try {
    for (const [name, text] of own) {
      signal.throwIfAborted();
      trees.set(name, await parseC(text));
    }
    const syntax = checkSyntax(trees);
    const gate = checkRegisters(trees, devices);
    if (syntax.status !== 'passed') return { checks: [syntax, gate], proofLevel: 'none' };
    const core =
      (devices.find(({ device }) => device.core !== 'peripheral-chip') ?? devices[0])?.device.core ?? 'unknown';
    const { checks, level } = await compileAll(own, core, signal);
    return { checks: [syntax, gate, ...checks], proofLevel: level ?? 'parsed' };
  } finally {
    for (const tree of trees.values()) tree.free();
  }
}

function checkSyntax(trees: ReadonlyMap<string, CTree>): Check {
  const faults = [...trees].flatMap(([name, tree]) => tree.errorLines().map((line) => `${name}:${line}`));
  const detail = faults.length === 0 ? `${trees.size} files` : `not C at ${faults.slice(0, 10).join(', ')}`;
  return { id: 'syntax', title: 'Is C by its grammar', status: faults.length === 0 ? 'passed' : 'failed', detail };
}

/** Each `.c` is judged by its own definitions and, unless it stands alone, by those of the headers. */
function checkRegisters(trees: ReadonlyMap<string, CTree>, devices: readonly DeviceModel[]): Check {
  const registers = registerMap(devices);
  const headers = [...trees].filter(([name]) => name.endsWith('.h')).map(([, tree]) => tree);
  const total: GateResult = { writes: 0, open: 0, faults: [] };
  const results = [...trees]
    .filter(([name]) => name.endsWith('.c'))
    .map(([name, tree]) => gateFile(name, tree, readMacros([...headers, tree]), registers));
  const sum = results.reduce(
    (all, each) => ({
      writes: all.writes + each.writes,
      open: all.open + each.open,
      faults: [...all.faults, ...each.faults],
    }),
    total,
  );
  const open = sum.open === 0 ? '' : `, ${sum.open} of them with values only the build knows`;
  return {
    id: 'registers',
    title: 'Writes only registers and bits of the manual',
    status: sum.faults.length === 0 ? 'passed' : 'failed',
    detail: sum.faults.length === 0 ? `${sum.writes} writes${open}` : sum.faults.slice(0, 20).join('; '),
  };
}
