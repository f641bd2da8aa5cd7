import type { Migration } from '../migrate-forward.ts';

/** Subjects, sessions, generations and what hangs on them, the daily spend, and the operator's switches. */
export const foundation: Migration = {
  name: '20261121143500-foundation',
  sql: `
    CREATE TABLE installation (
      id smallint PRIMARY KEY CHECK (id = 1),
      policy_id text NOT NULL,
      policy_version text NOT NULL,
      bound_at timestamptz NOT NULL
    );

    CREATE TABLE subject (
      id uuid PRIMARY KEY,
      kind text NOT NULL CHECK (kind IN ('account', 'anonymous', 'contact', 'marker', 'staff')),
      state text NOT NULL CHECK (state IN ('open', 'restricted', 'erased', 'ended')),
      created_at timestamptz NOT NULL,
      last_seen_at timestamptz NOT NULL
    );
    CREATE INDEX subject_last_seen ON subject (kind, last_seen_at);

    CREATE TABLE session (
      id uuid PRIMARY KEY,
      subject_id uuid NOT NULL REFERENCES subject (id) ON DELETE CASCADE,
      token_hash bytea NOT NULL UNIQUE,
      created_at timestamptz NOT NULL,
      last_seen_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX session_subject ON session (subject_id);
    CREATE INDEX session_expires ON session (expires_at);

    -- RESTRICT: a subject with generations goes only after their keys and blobs have been destroyed.
    CREATE TABLE generation (
      id uuid PRIMARY KEY,
      subject_id uuid NOT NULL REFERENCES subject (id) ON DELETE RESTRICT,
      client_key uuid NOT NULL,
      position smallint NOT NULL CHECK (position >= 0),
      kind text NOT NULL CHECK (kind IN ('generate', 'edit')),
      state text NOT NULL
        CHECK (state IN ('queued', 'moderating', 'calling', 'delivered', 'failed', 'cancelled')),
      worker_instance int,
      model text NOT NULL,
      quality text NOT NULL CHECK (quality IN ('low', 'medium', 'high', 'xhigh', 'max')),
      width int NOT NULL CHECK (width > 0),
      height int NOT NULL CHECK (height > 0),
      background text NOT NULL CHECK (background IN ('transparent', 'opaque', 'auto')),
      output_format text NOT NULL CHECK (output_format IN ('png', 'jpeg', 'webp')),
      prompt_key_id uuid,
      prompt_sealed bytea,
      reference_count smallint NOT NULL CHECK (reference_count >= 0),
      has_mask boolean NOT NULL,
      cancel_requested_at timestamptz,
      failure_code text,
      moderation_stage text CHECK (moderation_stage IN ('input', 'output')),
      moderation_categories text[],
      partials smallint NOT NULL DEFAULT 0 CHECK (partials >= 0),
      estimate_micro_usd bigint NOT NULL CHECK (estimate_micro_usd >= 0),
      spend_day date NOT NULL,
      created_at timestamptz NOT NULL,
      started_at timestamptz,
      call_started_at timestamptz,
      ended_at timestamptz,
      provider_request_id text,
      lifetime_ms bigint NOT NULL CHECK (lifetime_ms >= 0),
      UNIQUE (subject_id, client_key, position),
      CHECK ((prompt_key_id IS NULL) = (prompt_sealed IS NULL)),
      CHECK ((ended_at IS NOT NULL) = (state IN ('delivered', 'failed', 'cancelled'))),
      CHECK (state <> 'failed' OR failure_code IS NOT NULL),
      CHECK ((worker_instance IS NOT NULL) = (state IN ('moderating', 'calling')))
    );
    CREATE INDEX generation_subject_created ON generation (subject_id, created_at);
    CREATE INDEX generation_unfinished ON generation (created_at) WHERE ended_at IS NULL;
    CREATE INDEX generation_ended ON generation (ended_at);

    CREATE TABLE generation_input (
      id uuid PRIMARY KEY,
      generation_id uuid NOT NULL REFERENCES generation (id) ON DELETE CASCADE,
      role text NOT NULL CHECK (role IN ('reference', 'mask')),
      position smallint NOT NULL CHECK (position >= 0),
      blob_id uuid NOT NULL,
      key_id uuid NOT NULL,
      mime text NOT NULL CHECK (mime IN ('image/png', 'image/jpeg', 'image/webp')),
      byte_size int NOT NULL CHECK (byte_size > 0),
      width int NOT NULL CHECK (width > 0),
      height int NOT NULL CHECK (height > 0),
      UNIQUE (generation_id, role, position)
    );

    CREATE TABLE generation_preview (
      generation_id uuid PRIMARY KEY REFERENCES generation (id) ON DELETE CASCADE,
      partial_index smallint NOT NULL CHECK (partial_index >= 0),
      blob_id uuid NOT NULL,
      key_id uuid NOT NULL,
      mime text NOT NULL CHECK (mime IN ('image/png', 'image/jpeg', 'image/webp')),
      width int NOT NULL CHECK (width > 0),
      height int NOT NULL CHECK (height > 0)
    );

    CREATE TABLE generation_event (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      generation_id uuid NOT NULL REFERENCES generation (id) ON DELETE CASCADE,
      subject_id uuid NOT NULL REFERENCES subject (id) ON DELETE CASCADE,
      kind text NOT NULL CHECK (kind IN ('state', 'partial', 'delivered', 'failed', 'cancelled', 'image-destroyed')),
      at timestamptz NOT NULL
    );
    CREATE INDEX generation_event_generation ON generation_event (generation_id);
    CREATE INDEX generation_event_subject ON generation_event (subject_id, id);

    -- RESTRICT: a row that points to a blob goes only after the blob's key has been destroyed.
    CREATE TABLE image (
      id uuid PRIMARY KEY,
      generation_id uuid NOT NULL UNIQUE REFERENCES generation (id) ON DELETE RESTRICT,
      subject_id uuid NOT NULL REFERENCES subject (id) ON DELETE RESTRICT,
      blob_id uuid NOT NULL,
      key_id uuid NOT NULL,
      mime text NOT NULL CHECK (mime IN ('image/png', 'image/jpeg', 'image/webp')),
      byte_size int NOT NULL CHECK (byte_size > 0),
      width int NOT NULL CHECK (width > 0),
      height int NOT NULL CHECK (height > 0),
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      destroyed_at timestamptz
    );
    CREATE INDEX image_subject ON image (subject_id, created_at);
    CREATE INDEX image_due ON image (expires_at) WHERE destroyed_at IS NULL;

    CREATE TABLE spend_day (
      day date PRIMARY KEY,
      reserved_micro_usd bigint NOT NULL CHECK (reserved_micro_usd >= 0),
      spent_micro_usd bigint NOT NULL CHECK (spent_micro_usd >= 0)
    );

    CREATE TABLE operator_switch (
      name text PRIMARY KEY CHECK (name IN ('generation')),
      stopped boolean NOT NULL,
      changed_at timestamptz NOT NULL
    );

    CREATE TABLE maintenance_run (
      name text PRIMARY KEY,
      last_run_at timestamptz NOT NULL,
      residue int CHECK (residue >= 0)
    );
  `,
};
