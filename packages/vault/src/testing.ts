import { databaseTemplate } from '@candid/db/testing';
import type { Clock } from '@candid/kernel';
import { migrateKeyring } from './store/migrate-keyring.ts';

/** The keyring, migrated and granted, as a template for testkit's createTestDatabase; the vault connects as `keyring`. */
export const keyringTemplate = ({ clock }: { readonly clock: Clock }) =>
  databaseTemplate('keyring', ({ pool, roles }) => migrateKeyring({ pool, roles, clock }));
