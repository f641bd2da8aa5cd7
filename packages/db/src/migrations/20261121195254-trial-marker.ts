import type { Migration } from '../migrate-forward.ts';

/** The free picture of a network address: that it was taken, by nobody in particular (CR-08). */
export const trialMarker: Migration = {
  name: '20261121195254-trial-marker',
  sql: `
    CREATE TABLE trial_marker (
      subject_id uuid PRIMARY KEY REFERENCES subject (id) ON DELETE CASCADE,
      address_index bytea NOT NULL UNIQUE CHECK (octet_length(address_index) = 32),
      generation_id uuid REFERENCES generation (id) ON DELETE SET NULL,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX trial_marker_generation ON trial_marker (generation_id);
    CREATE INDEX trial_marker_expires ON trial_marker (expires_at);
  `,
};
