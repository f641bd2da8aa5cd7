import type { Migration } from '../migrate-forward.ts';

/** Which age limit a person said to have reached: it can differ by country (CR-27). Their birthday is not asked. */
export const ageLimit: Migration = {
  name: '20261121193629-age-limit',
  sql: `
    -- Accounts made before were told of 13, in every policy that had any.
    ALTER TABLE account ADD COLUMN age_limit smallint NOT NULL DEFAULT 13 CHECK (age_limit > 0);
    ALTER TABLE account ALTER COLUMN age_limit DROP DEFAULT;
    ALTER TABLE sign_in_attempt ADD COLUMN age_limit smallint CHECK (age_limit > 0);
  `,
};
