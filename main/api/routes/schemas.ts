import { z } from 'zod';
import { problemSchema } from '../../../shared/api';
import { taskIdSchema } from '../../../shared/tasks';

export const byId = z.object({ id: taskIdSchema.describe('Task id, as the submit returned it.') });

const problem = problemSchema.describe('RFC 9457 problem document');

/** The failures that a route documents; `statuses` as numbers of HTTP. */
export const problems = <S extends number>(...statuses: readonly S[]): Record<S, typeof problem> =>
  Object.fromEntries(statuses.map((status) => [status, problem])) as Record<S, typeof problem>;
