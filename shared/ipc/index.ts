import type { z } from 'zod';
import type { ErrorRecord } from '../errors';
import { appRoutes } from './app';
import { boardRoutes } from './board';
import { datasheetRoutes } from './datasheet';
import { fileRoutes } from './files';
import { restRoutes } from './rest';
import { taskRoutes } from './tasks';

export type { AppInfo } from './app';
export type { BoardView } from './board';
export { CALL_CHANNEL, EVENT_CHANNEL } from './channels';
export type { ExportFormat } from './datasheet';
export type { EventName, EventPayload } from './events';
export type { OfferedFile } from './files';
export type { RestRequest, RestState, RestToken } from './rest';
export type { TaskResult } from './tasks';

/** Every call the window may make. A new call is one entry here and one handler in main/ipc. */
export const routes = {
  ...fileRoutes,
  ...taskRoutes,
  ...appRoutes,
  ...boardRoutes,
  ...datasheetRoutes,
  ...restRoutes,
} as const;

export type RouteName = keyof typeof routes;
/** What the caller passes: keys with a default may be left out. */
export type RouteInput<R extends RouteName> = z.input<(typeof routes)[R]['input']>;
/** What the handler gets: parsed, defaults filled in. */
export type RouteRequest<R extends RouteName> = z.output<(typeof routes)[R]['input']>;
export type RouteOutput<R extends RouteName> = z.output<(typeof routes)[R]['output']>;

/** How an answer crosses the border: no exception does. */
export type Answer<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: ErrorRecord };
