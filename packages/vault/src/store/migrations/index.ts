import type { Migration } from '@candid/db';
import { keys } from './20261121143800-keys.ts';
import { indexKeys } from './20261121170000-index-keys.ts';
import { handedOverKeys } from './20261121191600-handed-over-keys.ts';

/** The keyring's migrations, oldest first. */
export const keyringMigrations: readonly Migration[] = [keys, indexKeys, handedOverKeys];
