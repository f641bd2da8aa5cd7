import type { Migration } from '../migrate-forward.ts';

/** What was promised for a picture's inputs, pictures that their owner deleted, and uses that a person objected to. */
export const history: Migration = {
  name: '20261121191500-history',
  sql: `
    -- The sooner end where nothing says otherwise.
    ALTER TABLE generation
      ADD COLUMN prompt_until text NOT NULL DEFAULT 'generation-ends' CHECK (prompt_until IN ('generation-ends', 'image-ends')),
      ADD COLUMN upload_until text NOT NULL DEFAULT 'generation-ends' CHECK (upload_until IN ('generation-ends', 'image-ends')),
      ADD COLUMN removed_at timestamptz;
    CREATE INDEX generation_removed ON generation (created_at) WHERE removed_at IS NOT NULL;
    CREATE INDEX image_history ON image (subject_id, created_at DESC, id DESC) WHERE destroyed_at IS NULL;

    CREATE TABLE objection (
      subject_id uuid NOT NULL REFERENCES subject (id) ON DELETE CASCADE,
      purpose text NOT NULL,
      objected_at timestamptz NOT NULL,
      PRIMARY KEY (subject_id, purpose)
    );
  `,
};
