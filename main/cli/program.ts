import { Command, CommanderError } from 'commander';
import { AgentError } from '../../shared/errors';
import { exportCommand } from './commands/export';
import { generateCommand } from './commands/generate';
import { readCommand } from './commands/read';
import { serveCommand } from './commands/serve';
import { VERSION } from './version';

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

/** Runs the command line and resolves with its exit code. Never throws. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  const program = new Command('embedded-ai-agent')
    .description(
      "Reads a chip's manual and a board's schematic, and writes C initialisation code with the page behind every write.",
    )
    .version(VERSION)
    .option('--verbose', 'show the cause of an error')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text) });
  readCommand(program, 'datasheet', 'read a datasheet and print its registers, pins, memory and interrupts');
  readCommand(program, 'schematic', 'read a schematic and print its components and nets');
  generateCommand(program);
  exportCommand(program);
  serveCommand(program);
  try {
    await program.parseAsync([...argv]);
    return DONE;
  } catch (thrown) {
    // Help and version end here as well, with exit code 0.
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? DONE : WRONG_USAGE;
    const error = AgentError.from(thrown);
    process.stderr.write(`${error.code}: ${error.message} ${error.hint}\n`);
    if (program.opts()['verbose'] === true) process.stderr.write(`${causeOf(error)}\n`);
    return error.code === 'REQUEST_INVALID' ? WRONG_USAGE : FAILED;
  }
}

function causeOf(error: AgentError): string {
  const parts: string[] = [];
  for (
    let each: unknown = error;
    each !== undefined && each !== null;
    each = each instanceof Error ? each.cause : null
  ) {
    parts.push(each instanceof Error ? (each.stack ?? each.message) : String(each));
  }
  return parts.join('\ncaused by: ');
}
