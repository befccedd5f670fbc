import { copyFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { LogEntry } from '../../../shared/tasks';
import type { TaskService } from '../../tasks/service';
import type { Handlers } from '../router';
import { saveThrough } from '../save';
import type { Surroundings } from '../surroundings';

type Route = 'tasks.saveFile' | 'tasks.saveZip' | 'tasks.saveLog';

/** Entries fetched at a time; the most that the service gives. */
const LOG_PAGE = 5000;

/** The calls that end in a save dialog. The window never learns the path, only the chosen name. */
export function savingHandlers({ tasks, desktop }: Surroundings): Pick<Handlers, Route> {
  return {
    'tasks.saveFile': async ({ id, name }, caller) => {
      const source = await tasks.resultFilePath(id, name);
      return saveThrough(desktop, basename(name), caller.id, (path) => copyFile(source, path));
    },
    'tasks.saveZip': async ({ id }, caller) => {
      const bytes = await tasks.resultZip(id);
      return saveThrough(desktop, `${id}.zip`, caller.id, (path) => writeFile(path, bytes));
    },
    'tasks.saveLog': async ({ id }, caller) => {
      tasks.get(id);
      return saveThrough(desktop, `${id}.log`, caller.id, async (path) => writeFile(path, await wholeLog(tasks, id)));
    },
  };
}

async function wholeLog(tasks: TaskService, id: string): Promise<string> {
  const lines: string[] = [];
  for (let after = 0; ; ) {
    const { entries, last } = await tasks.logs(id, { after, limit: LOG_PAGE });
    lines.push(...entries.map(logLine));
    const newest = entries.at(-1)?.seq ?? last;
    if (entries.length === 0 || newest <= after || newest >= last) break;
    after = newest;
  }
  return lines.map((line) => `${line}\n`).join('');
}

function logLine({ time, level, step, message, data }: LogEntry): string {
  return [time, level.toUpperCase().padEnd(5), `[${step}]`, message, ...(data ? [JSON.stringify(data)] : [])].join(' ');
}
