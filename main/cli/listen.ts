import { progressAt } from '../../shared/tasks';
import type { FromWorker } from '../worker/protocol';
import { type ProgressDisplay, progressDisplay } from './bar';

type News = Extract<FromWorker, { type: 'progress' | 'log' }>;

/** Shows a worker's news on stderr; warnings and errors of its log too, everything with `verbose`. */
export function listener(verbose: boolean): {
  readonly listen: (news: News) => void;
  readonly display: ProgressDisplay;
} {
  const display = progressDisplay();
  const listen = (news: News): void => {
    if (news.type === 'progress') display.show(progressAt(news.step, news.fraction, news.detail));
    else if (verbose || news.level === 'warn' || news.level === 'error') {
      process.stderr.write(`${news.level}: ${news.message}${news.data ? ` ${JSON.stringify(news.data)}` : ''}\n`);
    }
  };
  return { listen, display };
}
