import { join } from 'node:path';
import { loadPolicy, type PolicyId } from '@candid/policy';
import { routeExists } from '../../../apps/web/src/routes-of-policy.ts';

/** One way to call the web program, as `GET /images/:id`. */
export type Call = `${'GET' | 'POST'} ${string}`;

/** What of the built program says which routes there are and what each answers to. */
interface ServerBuild {
  readonly routes: Readonly<
    Record<
      string,
      {
        readonly parentId?: string;
        readonly path?: string;
        readonly index?: boolean;
        readonly module: { readonly action?: unknown; readonly loader?: unknown; readonly default?: unknown };
      }
    >
  >;
}

interface KnownCall {
  readonly call: Call;
  readonly path: RegExp;
}

const BUILD = join(import.meta.dirname, '../../../apps/web/build/server/index.js');

/** Route ids that answer to one address together are told apart by the longest pattern; `*` is every other address. */
const pathOf = (build: ServerBuild, id: string): string => {
  const route = build.routes[id];
  if (!route) return '';
  const parent = route.parentId === undefined ? '' : pathOf(build, route.parentId);
  return route.path ? `${parent}/${route.path}` : parent;
};

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/:[^/]+/g, '[^/]+').replace(/\*$/, '.*') || '/'}$`);

/** Whether a page or a form of its own answers there: a frame around other pages does only where it has a path, and none of them takes it. */
const hasAddress = (build: ServerBuild, id: string): boolean => {
  const children = Object.values(build.routes).filter(({ parentId }) => parentId === id);
  return children.length === 0 || (Boolean(build.routes[id]?.path) && !children.some(({ index }) => index));
};

/**
 * Every way in which an installation under a policy can be called: from the routes of the built program that the policy mounts, each
 * with what it answers to. So a page or a form that is added is a call that a walk has to make.
 */
export const callsUnder = async (policyId: PolicyId): Promise<readonly KnownCall[]> => {
  const build = (await import(BUILD)) as ServerBuild;
  const exists = routeExists({ policy: await loadPolicy(policyId), hasGoogle: true });
  const ids = Object.keys(build.routes).filter((id) => id !== 'root' && exists(id) && hasAddress(build, id));
  return ids
    .flatMap((id) => {
      const path = pathOf(build, id) || '/';
      const { action, loader, default: page } = build.routes[id]?.module ?? {};
      const known = (method: 'GET' | 'POST'): KnownCall => ({ call: `${method} ${path}`, path: patternOf(path) });
      return [...(loader || page ? [known('GET')] : []), ...(action ? [known('POST')] : [])];
    })
    .toSorted((one, other) => other.call.length - one.call.length);
};

/** Which call a request is; undefined for one that no route of the policy answers to. */
export const callOf = (
  calls: readonly KnownCall[],
  { method, path }: { readonly method: string; readonly path: string },
): Call | undefined => {
  // A page's data is asked for under its own address with `.data`.
  const plain = path.replace(/\.data$/, '').replace(/^\/_root$/, '/');
  const exact = calls.filter(({ call }) => call.startsWith(`${method} `));
  return (
    exact.find(({ call, path: pattern }) => !call.endsWith('*') && pattern.test(plain)) ??
    exact.find(({ call }) => call.endsWith('*'))
  )?.call;
};
