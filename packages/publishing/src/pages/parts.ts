import type { InputRetention, RecipientRole, RetentionRule } from '@candid/policy';
import type { Block, Runs, Section } from '../document.ts';
import type { Topic } from '../topics.ts';
import { topicOf } from '../topics.ts';
import type { Writer } from '../writer.ts';

export const section = (id: string, heading: string, blocks: readonly (Block | null)[]): Section => ({
  id,
  heading,
  blocks: blocks.filter((block) => block !== null),
});

/** Sections that say something. */
export const filled = (sections: readonly Section[]): readonly Section[] => sections.filter(({ blocks }) => blocks.length > 0);

export const table = (head: readonly string[], rows: readonly (readonly (string | Runs)[])[]): Block => ({
  kind: 'table',
  head,
  rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? [cell] : cell))),
});

export const list = (items: readonly (string | Runs)[]): Block => ({
  kind: 'list',
  items: items.map((item) => (typeof item === 'string' ? [item] : item)),
});

/** The commitments of one topic, each in the page's language where it has been put into it. */
export const promises = ({ policy, locale }: Writer, topic: Topic): readonly Block[] =>
  policy.commitments
    .filter(({ id }) => topicOf(id) === topic)
    .map(({ id, promise, translations, open }) => {
      const translated = translations[locale];
      return { kind: 'promise', id, text: translated ?? promise, locale: translated === undefined ? 'en' : locale, isOpen: open };
    });

/** How long prompts or uploads are held. */
export const inputHeld = ({ t }: Writer, retention: InputRetention): string =>
  retention.until === 'deadline' ? t('held.deadline', { lifetime: retention.lifetime }) : t(`held.${retention.until}`);

/** How long results are held. */
export const resultHeld = ({ t, policy }: Writer): string => {
  const { lifetime, endsOnDownload } = policy.retention.result;
  if (lifetime === 0) return t('held.result.never');
  return endsOnDownload ? t('held.result.download', { lifetime }) : t('held.result', { lifetime });
};

/** How long anything else is kept. */
export const ruleHeld = ({ t }: Writer, { lifetime, from }: RetentionRule): string => {
  if (lifetime > 0) return t(`from.${from}`, { lifetime });
  return from === 'superseded' ? t('from.superseded.atOnce') : t('from.lifetime.none');
};

/** Whoever plays a part, each once. */
export const vendorsOf = (writer: Writer, roles: readonly RecipientRole[]): readonly string[] => [
  ...new Set(writer.policy.recipients.filter(({ role }) => roles.includes(role)).map(writer.vendor)),
];

export const makersOf = ({ site }: Writer): readonly string[] => [...new Set(site.models.map(({ maker }) => maker))];

/** True where everything happens in the browser. */
export const isOnDevice = ({ policy }: Writer): boolean => policy.features.onDevice;
