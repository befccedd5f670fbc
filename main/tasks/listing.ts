import { matchesWords, searchWords } from '../../shared/tasks';
import { cursorAfter, parseCursor } from './cursor';
import type { ListRequest, TaskService } from './service';
import type { TaskTable } from './table';

/** One page of the tasks, newest first. Throws RequestError REQUEST_INVALID for a cursor this service never gave. */
export function listTasks(
  table: TaskTable,
  { state, text = '', limit, cursor }: ListRequest,
): ReturnType<TaskService['list']> {
  const from = cursor === undefined ? null : parseCursor(cursor);
  const words = searchWords(text);
  const tasks: ReturnType<TaskService['list']>['tasks'] = [];
  for (const id of table.ids()) {
    const record = table.record(id);
    const { createdAt, state: own } = record;
    if (from !== null && !(createdAt < from.createdAt || (createdAt === from.createdAt && id < from.id))) continue;
    if ((state !== undefined && own !== state) || !matchesWords(record, words)) continue;
    const last = tasks.at(-1);
    if (tasks.length === limit && last !== undefined)
      return { tasks, nextCursor: cursorAfter(last.createdAt, last.id) };
    tasks.push(table.view(id));
  }
  return { tasks, nextCursor: null };
}
