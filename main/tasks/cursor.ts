import { z } from 'zod';
import { RequestError } from '../../shared/errors';
import { taskIdSchema } from '../../shared/tasks';

const cursorSchema = z.tuple([z.iso.datetime(), taskIdSchema]);

/** A place in the list that stays good when tasks come and go: the last one that was seen. */
export const cursorAfter = (createdAt: string, id: string): string =>
  Buffer.from(JSON.stringify([createdAt, id])).toString('base64url');

/** Throws RequestError REQUEST_INVALID for a cursor that this program never gave. */
export function parseCursor(cursor: string): { createdAt: string; id: string } {
  try {
    const [createdAt, id] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { createdAt, id };
  } catch (error) {
    throw new RequestError('REQUEST_INVALID', 'cursor: is not one that a list has given.', { cause: error });
  }
}
