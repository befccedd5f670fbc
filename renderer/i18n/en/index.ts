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

export const en = { shell, compose, tasks, result, board, datasheet, monitor, settings, source, errors };
