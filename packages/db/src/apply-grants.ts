import type pg from 'pg';
import { tableGrants, type FunctionGrant, type Grant } from './grants.ts';
import { grantsUnder, type Declarations } from './grants-under.ts';
import { queueFunctionGrants, queueGrants } from './queue-grants.ts';
import { ROLE_KINDS, type RoleNames } from './roles.ts';

/**
 * Gives the main database's roles exactly the listed rights and takes every other one away, in one transaction, so that programs at
 * work never see the moment between. The queue's part applies where its schema exists.
 * @param policy narrows what may be written to what it declares
 */
export const applyGrants = async (client: pg.ClientBase, roles: RoleNames, policy?: Declarations): Promise<void> => {
  const { rows } = await client.query<{ schema: string }>("SELECT nspname AS schema FROM pg_namespace WHERE nspname = 'pgboss'");
  const grants = policy ? grantsUnder(policy) : tableGrants;
  const withQueue = { grants: [...grants, ...queueGrants], functions: queueFunctionGrants };
  await grantExactly(client, { roles, ...(rows.length > 0 ? withQueue : { grants }) });
};

export interface GrantExactlyOptions {
  readonly roles: RoleNames;
  readonly grants: readonly Grant[];
  readonly functions?: readonly FunctionGrant[];
}

/** The same for any database: only roles with a grant may connect to it. */
export const grantExactly = async (
  client: pg.ClientBase,
  { roles, grants, functions = [] }: GrantExactlyOptions,
): Promise<void> => {
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
  const statements = grantStatements({ roles, grants, functions, database: rows[0]?.name ?? '' });
  await client.query('BEGIN');
  try {
    for (const statement of statements) await client.query(statement);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const grantStatements = (options: Required<GrantExactlyOptions> & { readonly database: string }): string[] => {
  const { roles, grants, functions, database } = options;
  const programs = ROLE_KINDS.filter((kind) => kind !== 'owner');
  const everyone = programs.map((kind) => quoted(roles[kind])).join(', ');
  const schemas = [...new Set(['public', ...grants.map(({ schema }) => schema)])];
  const revokes = schemas.flatMap((schema) => [
    `REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM PUBLIC, ${everyone}`,
    `REVOKE ALL ON ALL SEQUENCES IN SCHEMA ${schema} FROM PUBLIC, ${everyone}`,
    `REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ${schema} FROM PUBLIC, ${everyone}`,
    `REVOKE ALL ON SCHEMA ${schema} FROM PUBLIC, ${everyone}`,
  ]);
  const doors = programs.flatMap((kind) => {
    const own = new Set(grants.filter(({ role }) => role === kind).map(({ schema }) => schema));
    if (own.size === 0) return [];
    const role = quoted(roles[kind]);
    return [
      `GRANT CONNECT ON DATABASE ${quoted(database)} TO ${role}`,
      `GRANT USAGE ON SCHEMA ${[...own].join(', ')} TO ${role}`,
    ];
  });
  return [
    `REVOKE ALL ON DATABASE ${quoted(database)} FROM PUBLIC, ${everyone}`,
    ...revokes,
    ...doors,
    ...grants.flatMap((grant) => tableStatements(grant, quoted(roles[grant.role]))),
    ...functions.map((grant) => `GRANT EXECUTE ON FUNCTION ${grant.schema}.${grant.function} TO ${quoted(roles[grant.role])}`),
  ];
};

const tableStatements = (grant: Grant, role: string): string[] => {
  const table = `${grant.schema}.${quoted(grant.table)}`;
  const verbs = (['select', 'insert', 'update'] as const).flatMap((verb) => {
    const columns = grant[verb];
    if (columns === undefined) return [];
    const list = columns === 'all' ? '' : ` (${columns.map(quoted).join(', ')})`;
    return [`GRANT ${verb.toUpperCase()}${list} ON ${table} TO ${role}`];
  });
  return grant.delete ? [...verbs, `GRANT DELETE ON ${table} TO ${role}`] : verbs;
};
