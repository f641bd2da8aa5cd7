import type { Migration } from '../migrate-forward.ts';

/** Who was told of which changed policy, when, how, and what became of it (HI-26, CR-28). */
export const announcements: Migration = {
  name: '20261121223806-announcements',
  sql: `
    CREATE TABLE change_notice (
      id uuid PRIMARY KEY,
      subject_id uuid NOT NULL REFERENCES subject (id) ON DELETE CASCADE,
      version date NOT NULL,
      effective_at timestamptz NOT NULL,
      by_mail boolean NOT NULL,
      mail_outcome text CHECK (mail_outcome IN ('sent', 'refused', 'unknown', 'not-needed')),
      mail_ended_at timestamptz,
      told_at timestamptz NOT NULL,
      shown_at timestamptz,
      dismissed_at timestamptz,
      superseded_at timestamptz,
      expires_at timestamptz,
      CHECK (by_mail OR mail_outcome IS NULL),
      CHECK ((mail_outcome IS NULL) = (mail_ended_at IS NULL)),
      CHECK ((superseded_at IS NULL) = (expires_at IS NULL)),
      -- Nobody is told twice, whoever tries and however often.
      UNIQUE (subject_id, version)
    );
    CREATE INDEX change_notice_version ON change_notice (version);
    CREATE INDEX change_notice_expires ON change_notice (expires_at);
    CREATE INDEX change_notice_open_mail ON change_notice (told_at) WHERE by_mail AND mail_outcome IS NULL;
  `,
};
