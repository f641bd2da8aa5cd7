import type { Migration } from '../migrate-forward.ts';

/** Words that a child uses the service, until somebody has seen to them (OH-21). */
export const childReports: Migration = {
  name: '20261121205250-child-reports',
  sql: `
    CREATE TABLE child_report (
      id uuid PRIMARY KEY,
      subject_id uuid NOT NULL REFERENCES subject (id) ON DELETE CASCADE,
      text_key_id uuid NOT NULL,
      text_sealed bytea NOT NULL,
      received_at timestamptz NOT NULL,
      due_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX child_report_subject ON child_report (subject_id);
    CREATE INDEX child_report_received ON child_report (received_at);
    CREATE INDEX child_report_expires ON child_report (expires_at);
  `,
};
