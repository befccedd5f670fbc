import { expect, it } from 'vitest';
import { pollAfterS } from '../../../../main/api/views';
import { MemoryService } from '../../../contract/api/support/memory-service';

it('asks pollers to wait 5 s in the first minute, 10 s in the first five, 15 s after', async () => {
  const request = { datasheets: [], schematic: null, instruction: '', priority: 0, provider: 'offline' };
  const task = await new MemoryService().submit(request);
  const at = (seconds: number) => pollAfterS(task, Date.parse(task.createdAt) + seconds * 1000);
  expect([0, 59, 60, 299, 300, 86_400].map(at)).toEqual([5, 5, 10, 10, 15, 15]);
});
