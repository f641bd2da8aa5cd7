/** The programs that log in to the cluster, each with a role of its own. `keyring` is what web and worker open the keyring with. */
export const ROLE_KINDS = ['owner', 'web', 'worker', 'console', 'keyring'] as const;
export type RoleKind = (typeof ROLE_KINDS)[number];

/** Role names by kind. Roles belong to the whole cluster, so they carry a prefix: by default the main database's name. */
export type RoleNames = Readonly<Record<RoleKind, string>>;

/** The role names that belong to a database called `prefix`, such as `candid_web`. */
export const roleNames = (prefix: string): RoleNames => ({
  owner: `${prefix}_owner`,
  web: `${prefix}_web`,
  worker: `${prefix}_worker`,
  console: `${prefix}_console`,
  keyring: `${prefix}_keyring`,
});

/** The name of the database that holds the keys of the main database called `database`. */
export const keyringDatabase = (database: string): string => `${database}_keyring`;
