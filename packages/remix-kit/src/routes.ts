import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs, TypedResponse } from '@remix-run/node';
import { codeOf, errorResponse, isDefect, type ErrorBody } from './error-response.ts';

/** Reads one path parameter; throws an AppError for text it does not accept (`parseId` of the kernel does). */
export type ParamParser = (text: string) => unknown;
export type ParamSchema = Readonly<Record<string, ParamParser>>;
export type ParamsOf<P extends ParamSchema> = { readonly [K in keyof P]: ReturnType<P[K]> };

/** What a route's body gets: everything outside is read, checked, and typed. */
export interface RouteInput<P extends ParamSchema> {
  request: Request;
  url: URL;
  params: ParamsOf<P>;
  context: AppLoadContext;
  /** Aborts when the connection closes. */
  signal: AbortSignal;
}

export interface LoaderSpec<P extends ParamSchema, R> {
  params?: P;
  handle(input: RouteInput<P>): Promise<R> | R;
}

export type ActionMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface ActionSpec<P extends ParamSchema, R> extends LoaderSpec<P, R> {
  methods: readonly ActionMethod[];
}

type RouteArgs = LoaderFunctionArgs | ActionFunctionArgs;

const inputOf = <P extends ParamSchema>({ request, params, context }: RouteArgs, schema: P | undefined): RouteInput<P> => ({
  request,
  url: new URL(request.url),
  params: Object.fromEntries(
    Object.entries(schema ?? {}).map(([name, parse]) => [name, parse(params[name] ?? '')]),
  ) as ParamsOf<P>,
  context,
  signal: context.kit.signal,
});

/** A redirect within this site takes along what the address it answers carries; another site is told nothing. */
const carryOn = (answer: unknown, { request, context: { kit } }: RouteArgs): void => {
  const location = answer instanceof Response ? answer.headers.get('Location') : null;
  if (location === null || !(answer instanceof Response)) return;
  const to = URL.parse(location, kit.origin);
  if (to?.origin !== kit.origin) return;
  const from = new URL(request.url).searchParams;
  for (const name of kit.carried) {
    const value = from.get(name);
    if (value !== null && !to.searchParams.has(name)) to.searchParams.set(name, value);
  }
  answer.headers.set('Location', to.pathname + to.search + to.hash);
};

/**
 * Builds a loader. A failure becomes a thrown answer `{code}` with the code's status: a resource route sends it as it
 * is, a page shows it in its error boundary.
 */
export const defineLoader =
  <R, P extends ParamSchema = Record<never, ParamParser>>(spec: LoaderSpec<P, R>) =>
  async (args: LoaderFunctionArgs): Promise<R> => {
    try {
      const answer = await spec.handle(inputOf(args, spec.params));
      carryOn(answer, args);
      return answer;
    } catch (thrown) {
      carryOn(thrown, args);
      if (thrown instanceof Response) throw thrown;
      args.context.kit.report(thrown);
      throw errorResponse(thrown);
    }
  };

type Failing = (answer: Response, isDefect: boolean) => TypedResponse<ErrorBody>;

const actionOf =
  <R, P extends ParamSchema>(spec: ActionSpec<P, R>, fail: Failing) =>
  async (args: ActionFunctionArgs): Promise<R | TypedResponse<ErrorBody>> => {
    if (!spec.methods.some((method) => method === args.request.method)) {
      throw Response.json({ code: 'bad_request' } satisfies ErrorBody, {
        status: 405,
        headers: { Allow: spec.methods.join(', ') },
      });
    }
    try {
      const answer = await spec.handle(inputOf(args, spec.params));
      carryOn(answer, args);
      return answer;
    } catch (thrown) {
      carryOn(thrown, args);
      if (thrown instanceof Response) throw thrown;
      args.context.kit.report(thrown);
      return fail(errorResponse(thrown), isDefect(codeOf(thrown)));
    }
  };

/**
 * Builds an action. A failure that has a code of its own is returned as `{code}` with the code's status, so that the
 * page stays and keeps what the person typed; a defect is thrown. Other methods get 405.
 */
export const defineAction = <R, P extends ParamSchema = Record<never, ParamParser>>(spec: ActionSpec<P, R>) =>
  actionOf(spec, (answer, isOurs) => {
    if (isOurs) throw answer;
    return answer;
  });

/**
 * Builds the action of a button that stands on other pages and leads back to one. There is nothing typed to keep, so every failure is
 * thrown, and the error page says it: returned from a route without a page it would be shown as it is.
 */
export const definePress = <R>(spec: Pick<ActionSpec<Record<never, ParamParser>, R>, 'handle'>) =>
  actionOf({ methods: ['POST'], ...spec }, (answer) => {
    throw answer;
  });
