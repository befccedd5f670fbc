import type { en } from '../en';
import type { Shape } from '../shape';
import { board } from './board';
import { compose } from './compose';
import { datasheet } from './datasheet';
import { errors } from './errors';
import { monitor } from './monitor';
import { result } from './result';
import { settings } from './settings';
import { shell } from './shell';
import { source } from './source';
import { tasks } from './tasks';

export const zh: Shape<typeof en> = {
  shell,
  compose,
  tasks,
  result,
  datasheet,
  board,
  monitor,
  settings,
  source,
  errors,
};
