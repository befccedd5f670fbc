import { look } from './look';
import type { InspectRequest } from './protocol';

/** The inspector process: a hostile PDF can take down this process and nothing else. */
process.parentPort.on('message', async ({ data }: { data: InspectRequest }) => {
  process.parentPort.postMessage(await look(data.path, data.name, data.maxBytes));
});
