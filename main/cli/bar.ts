import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../../shared/tasks';

/** Shows progress on stderr: a bar on a terminal, a line per whole step elsewhere. */
export interface ProgressDisplay {
  show(progress: Progress): void;
  /** Leaves the cursor on a new line. */
  stop(): void;
}

const FORMAT = '{step}/{steps} {name} [{bar}] {percentage} % {detail}';

export function progressDisplay(stream: NodeJS.WriteStream = process.stderr): ProgressDisplay {
  return stream.isTTY ? terminalBar(stream) : stepLines(stream);
}

function terminalBar(stream: NodeJS.WriteStream): ProgressDisplay {
  const bar = new SingleBar(
    { format: FORMAT, stream, hideCursor: true, clearOnComplete: false },
    Presets.shades_classic,
  );
  bar.start(100, 0, { step: 0, steps: 3, name: 'Starting', detail: '' });
  return {
    show: ({ percentage, currentStep, totalSteps, stepName, detail }) =>
      bar.update(percentage, { step: currentStep, steps: totalSteps, name: stepName, detail: detail ?? '' }),
    stop: () => bar.stop(),
  };
}

function stepLines(stream: NodeJS.WriteStream): ProgressDisplay {
  let shown = '';
  return {
    show: ({ currentStep, totalSteps, stepName, percentage }) => {
      const line = `${currentStep}/${totalSteps} ${stepName}`;
      if (line !== shown) stream.write(`${line} (${percentage.toFixed(0)} %)\n`);
      shown = line;
    },
    stop: () => undefined,
  };
}
