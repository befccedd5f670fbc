import { describe, expect, it } from 'vitest';
import { type Activity, followActivity } from '../../../../main/app/activity';
import { MemoryService } from '../../../contract/api/support/memory-service';

const request = { datasheets: [], schematic: null, instruction: '', priority: 0, provider: 'offline' };

function follow() {
  const tasks = new MemoryService();
  const seen: Activity[] = [];
  const ended: string[] = [];
  const end = followActivity(tasks, {
    changed: (activity) => seen.push(activity),
    ended: (task) => ended.push(`${task.id} ${task.state}`),
  });
  return { tasks, seen, ended, end };
}

describe('the activity that the desktop shows', () => {
  it('is the mean progress of the tasks that run', async () => {
    const { tasks, seen } = follow();
    const [one, two] = [await tasks.submit(request), await tasks.submit(request)];
    expect(seen).toEqual([]);
    tasks.play(one.id, 'start');
    tasks.play(two.id, 'start');
    tasks.advance(one.id, 1);
    expect(seen.at(-1)).toMatchObject({ progress: 0.35, running: [{ id: one.id }, { id: two.id }] });
  });

  it('ends with the last task, and tells of each that completed or failed', async () => {
    const { tasks, seen, ended } = follow();
    const [one, two, three] = [await tasks.submit(request), await tasks.submit(request), await tasks.submit(request)];
    for (const { id } of [one, two, three]) tasks.play(id, 'start');
    tasks.play(one.id, 'complete');
    tasks.play(two.id, 'fail');
    tasks.play(three.id, 'cancel');
    expect(ended).toEqual([`${one.id} completed`, `${two.id} failed`]);
    expect(seen.at(-1)).toEqual({ running: [], progress: null });
  });

  it('forgets a task that is removed while it runs', async () => {
    const { tasks, seen, ended } = follow();
    const { id } = await tasks.submit(request);
    tasks.play(id, 'start');
    await tasks.remove(id);
    expect(seen.at(-1)?.running).toEqual([]);
    expect(ended).toEqual([]);
  });
});
