import { AgentError, RequestError } from '../../shared/errors';
import { type Answer, type RouteName, type RouteOutput, type RouteRequest, routes } from '../../shared/ipc';

/** Who calls: the window's id, and whether it is the main frame of our own page. Handlers never see the raw event. */
export interface Caller {
  readonly id: number;
  readonly trusted: boolean;
}

type Handler<R extends RouteName> = (
  input: RouteRequest<R>,
  caller: Caller,
) => RouteOutput<R> | Promise<RouteOutput<R>>;

/** Exactly one handler for each route of the contract: a missing or an extra one does not compile. */
export type Handlers = { readonly [R in RouteName]: Handler<R> };

export type Router = (caller: Caller, route: unknown, input: unknown) => Promise<Answer<unknown>>;

const isRoute = (name: unknown): name is RouteName => typeof name === 'string' && Object.hasOwn(routes, name);

/**
 * The one door: known sender, known route, well-formed input, then the handler. Never rejects.
 * @param report is told of faults of the program (INTERNAL); the window gets only what is safe to show
 */
export function createRouter(handlers: Handlers, report: (route: string, fault: unknown) => void): Router {
  const serve = async (caller: Caller, name: unknown, input: unknown): Promise<unknown> => {
    if (!caller.trusted) throw new RequestError('REQUEST_FORBIDDEN', 'Only the window of the program may call it.');
    if (!isRoute(name)) throw new RequestError('ROUTE_NOT_FOUND', 'The window asked for a call that does not exist.');
    const parsed = routes[name].input.safeParse(input);
    if (!parsed.success) throw invalid(name, parsed.error.issues);
    // The map above ties each handler to the schema that has just parsed its input.
    return (handlers[name] as (input: unknown, caller: Caller) => unknown)(parsed.data, caller);
  };
  return async (caller, name, input) => {
    try {
      return { ok: true, data: await serve(caller, name, input) };
    } catch (thrown) {
      const error = AgentError.from(thrown);
      if (error.code === 'INTERNAL') report(String(name), error.cause ?? error);
      return { ok: false, error: error.toRecord() };
    }
  };
}

function invalid(route: RouteName, issues: readonly { path: PropertyKey[]; message: string }[]): RequestError {
  const fields = issues.map(({ path, message }) => `${path.map(String).join('.') || 'input'}: ${message}`);
  return new RequestError('REQUEST_INVALID', `${route}: ${fields.slice(0, 3).join('; ')}`, {
    data: { field: issues[0]?.path.map(String).join('.') ?? '' },
  });
}
