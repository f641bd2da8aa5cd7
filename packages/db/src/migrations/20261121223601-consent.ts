import type { Migration } from '../migrate-forward.ts';

/** Who agreed to what, on which text, and until when that stands: proof, and nothing else (OH-14, HI-16). */
export const consent: Migration = {
  name: '20261121223601-consent',
  sql: `
    CREATE TABLE consent_wording (
      hash bytea PRIMARY KEY CHECK (hash = sha256(convert_to(wording, 'UTF8'))),
      locale text NOT NULL,
      wording text NOT NULL,
      first_used_at timestamptz NOT NULL
    );

    CREATE TABLE consent_record (
      id uuid PRIMARY KEY,
      subject_id uuid NOT NULL REFERENCES subject (id) ON DELETE CASCADE,
      category text NOT NULL CHECK (category ~ '^[a-z-]{1,40}$'),
      outcome text NOT NULL CHECK (outcome IN ('granted', 'refused', 'withdrawn')),
      means text NOT NULL CHECK (means IN ('notice', 'panel')),
      signals_gpc boolean NOT NULL,
      terms bytea NOT NULL CHECK (octet_length(terms) = 32),
      wording_hash bytea NOT NULL REFERENCES consent_wording (hash) ON DELETE RESTRICT,
      recorded_at timestamptz NOT NULL,
      stands_until timestamptz,
      lifetime_ms bigint NOT NULL CHECK (lifetime_ms >= 0)
    );
    CREATE INDEX consent_record_subject ON consent_record (subject_id, category);
    CREATE INDEX consent_record_wording ON consent_record (wording_hash);
    CREATE INDEX consent_record_ends ON consent_record (stands_until);
  `,
};
