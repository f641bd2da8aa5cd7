import type { Migration } from '../migrate-forward.ts';

/** Each usage event names the consent it rests on (HI-05, Art. 7 (1) GDPR); what was noted without one cannot be shown to rest on any, and goes. */
export const usageConsent: Migration = {
  name: '20261122022526-usage-consent',
  sql: `
    DELETE FROM usage_event;
    ALTER TABLE usage_event ADD COLUMN consent_id uuid NOT NULL REFERENCES consent_record (id) ON DELETE CASCADE;
    CREATE INDEX usage_event_consent ON usage_event (consent_id);
  `,
};
