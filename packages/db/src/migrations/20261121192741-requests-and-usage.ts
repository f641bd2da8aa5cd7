import type { Migration } from '../migrate-forward.ts';

/** Who called, and how the service is used: each table stays empty where the policy does not declare it. */
export const requestsAndUsage: Migration = {
  name: '20261121192741-requests-and-usage',
  sql: `
    CREATE TABLE network_log (
      id uuid PRIMARY KEY,
      subject_id uuid NOT NULL REFERENCES subject (id) ON DELETE CASCADE,
      first_at timestamptz NOT NULL,
      last_at timestamptz NOT NULL,
      requests integer NOT NULL CHECK (requests > 0),
      key_id uuid NOT NULL,
      sealed bytea NOT NULL,
      country text CHECK (country ~ '^[A-Z]{2}$'),
      expires_at timestamptz NOT NULL,
      CHECK (first_at <= last_at)
    );
    CREATE INDEX network_log_subject ON network_log (subject_id);
    CREATE INDEX network_log_expires ON network_log (expires_at);

    -- No key of any kind: a row is a number of visits and leads to none of them.
    CREATE TABLE visit_count (
      minute timestamptz NOT NULL CHECK (minute = date_trunc('minute', minute, 'UTC')),
      browser text CHECK (browser IN ('Edge', 'Opera', 'Samsung Internet', 'Firefox', 'Chrome', 'Safari')),
      device text NOT NULL CHECK (device IN ('phone', 'tablet', 'computer', 'other')),
      answered_within_ms integer,
      visits integer NOT NULL CHECK (visits > 0),
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX visit_count_minute ON visit_count (minute);
    CREATE INDEX visit_count_expires ON visit_count (expires_at);

    CREATE TABLE usage_event (
      id uuid PRIMARY KEY,
      subject_id uuid NOT NULL REFERENCES subject (id) ON DELETE CASCADE,
      kind text NOT NULL CHECK (kind IN ('page_view', 'feature_used', 'session_length')),
      name text CHECK (length(name) <= 80),
      seconds integer CHECK (seconds >= 0),
      recorded_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      CHECK ((kind = 'session_length') = (seconds IS NOT NULL)),
      CHECK ((kind = 'session_length') = (name IS NULL))
    );
    CREATE INDEX usage_event_subject ON usage_event (subject_id);
    CREATE INDEX usage_event_expires ON usage_event (expires_at);

    CREATE TABLE usage_figure (
      day date NOT NULL,
      dimension text NOT NULL,
      value text NOT NULL,
      size integer NOT NULL CHECK (size > 0),
      released_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      PRIMARY KEY (day, dimension, value)
    );
    CREATE INDEX usage_figure_expires ON usage_figure (expires_at);
  `,
};
