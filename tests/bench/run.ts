/** Timings, with the machine's own figures beside them so that ratios can be read. Run: npm run bench -- [tasks|api|datasheet] */
import { benchApi } from './api';
import { benchDatasheet } from './datasheet';
import { printTable } from './table';
import { benchTasks } from './tasks';

const benches = { tasks: benchTasks, api: benchApi, datasheet: benchDatasheet } as const;
type Name = keyof typeof benches;

const isBench = (name: string): name is Name => Object.hasOwn(benches, name);
const wanted = process.argv.slice(2).filter(isBench);

for (const name of wanted.length > 0 ? wanted : (Object.keys(benches) as Name[])) {
  process.stderr.write(`${name} …\n`);
  printTable(name, await benches[name]());
}
