import { relaysLetters, type CorrespondenceKind } from '@candid/policy';
import type { Block, PublishedDocument } from '../document.ts';
import type { Writer } from '../writer.ts';
import { isOnDevice, makersOf, section, table, vendorsOf } from './parts.ts';

const LETTERS: readonly CorrespondenceKind[] = ['privacy', 'technical', 'general'];

/** The address of one kind of letters: its name stands behind a plus. */
const tagged = (address: string, tag: string): string => address.replace('@', `+${tag}@`);

/** What becomes of a letter. */
const letters = ({ text, policy, site }: Writer): Block => {
  const isKept = policy.support.storesLetters && (!policy.features.onDevice || site.beside?.includes('letters'));
  const { correspondence: kept, 'letter-in-transit': passing } = policy.retention;
  if (isKept && kept) return text('contact.stored', { time: kept.lifetime });
  if (passing) return text('contact.relayed', { transit: passing.lifetime });
  return text(policy.features.onDevice || policy.features.accounts ? 'contact.unstored' : 'contact.unstored.held');
};

/** Where to write, and how soon an answer is meant to come (OD-18). */
export const contact = (writer: Writer): PublishedDocument => {
  const { t, text, policy, site } = writer;
  const { address, clocks } = policy.support;
  const { beside } = site;
  const rows = LETTERS.map((kind) => {
    const clock = clocks[kind];
    return [t(`letter.${kind}`), clock.kind === 'within' ? t('contact.within', { time: clock.time }) : t('contact.sameDay')];
  });
  const operator: Block | null = site.operator && {
    kind: 'facts',
    facts: [
      { label: t('who.name'), runs: [site.operator.name] },
      { label: t('who.address'), runs: [site.operator.address] },
      { label: t('who.contact'), runs: [site.operator.contact] },
    ],
  };
  return {
    page: 'contact',
    title: t('contact.title'),
    lead: writer.runs('contact.lead'),
    sections: [
      section('write', t('contact.write'), [
        text('contact.address', { address }),
        beside?.includes('letters')
          ? text('contact.tagged', { privacy: tagged(address, 'privacy'), technical: tagged(address, 'technical') })
          : null,
        operator,
        letters(writer),
      ]),
      section('clocks', t('contact.clocks'), [
        text('contact.clocks.intro'),
        table([t('contact.kind'), t('contact.time')], rows),
        relaysLetters(policy) ? text('contact.clocks.relayed') : null,
      ]),
      ...(beside?.includes('updates')
        ? [section('updates', t('contact.updates'), [text('contact.updates.body', { address: tagged(address, 'updates') })])]
        : []),
      section('child', t('contact.child'), [text('contact.child.body', { age: policy.children.minimumAge })]),
    ],
  };
};

const longest = (writer: Writer): Block => {
  const { lifetime, endsOnDownload } = writer.policy.retention.result;
  if (isOnDevice(writer)) return writer.text('faq.long.device');
  return endsOnDownload ? writer.text('faq.long.download', { lifetime }) : writer.text('faq.long.a', { lifetime });
};

const back = ({ text, policy }: Writer): Block =>
  policy.features.onDevice ? text('faq.back.device') : text('faq.back.a', { window: policy.security.keyringBackupWindow });

const cost = ({ text, policy, site }: Writer): Block => {
  if (policy.payments === null) return text('faq.cost.free');
  return text(site.offers.payments ? 'faq.cost.paid' : 'faq.cost.later');
};

const held = ({ text, policy }: Writer): Block => {
  const passing = policy.retention['letter-in-transit'];
  return passing ? text('faq.held.relayed', { transit: passing.lifetime }) : text('faq.held.a');
};

/** Questions people ask first. */
export const faq = (writer: Writer): PublishedDocument => {
  const { t, text, policy } = writer;
  const onDevice = isOnDevice(writer);
  const seen = vendorsOf(writer, ['image-generation', 'moderation']);
  return {
    page: 'faq',
    title: t('faq.title'),
    lead: writer.runs('faq.lead'),
    sections: [
      ...(writer.site.hasStudio === false ? [section('later', t('faq.later.q'), [text('faq.later.a')])] : []),
      section('long', t('faq.long.q'), [longest(writer)]),
      section('back', t('faq.back.q'), [back(writer)]),
      section('see', t('faq.see.q'), [onDevice ? text('faq.see.device') : text('faq.see.a', { vendors: seen })]),
      section('train', t('faq.train.q'), [text('faq.train.a')]),
      section('account', t('faq.account.q'), [text(policy.features.accounts ? 'faq.account.optional' : 'faq.account.none')]),
      ...(onDevice || policy.features.accounts ? [] : [section('held', t('faq.held.q'), [held(writer)])]),
      section('cost', t('faq.cost.q'), [cost(writer)]),
      ...(onDevice ? [] : [section('fail', t('faq.fail.q'), [text('faq.fail.a')])]),
      section('openai', t('faq.openai.q'), [
        onDevice ? text('faq.openai.device') : text('faq.openai.a', { makers: makersOf(writer) }),
      ]),
      section('check', t('faq.check.q'), [text(onDevice ? 'faq.check.device' : 'faq.check.a')]),
    ],
  };
};

const steps = (writer: Writer): Block => {
  const { t, runs, policy } = writer;
  const { prompt, result } = policy.retention;
  const { lifetime, sweepWithin: sweep, endsOnDownload } = result;
  const vendor = (role: 'image-generation' | 'moderation'): string => writer.list(vendorsOf(writer, [role]));
  const inputs =
    prompt.until === 'deadline'
      ? runs('how.inputs.deadline', { lifetime: prompt.lifetime })
      : runs(prompt.until === 'image-ends' ? 'how.inputs.image-ends' : 'how.inputs.generation-ends');
  return {
    kind: 'steps',
    items: [
      { heading: t('how.write.heading'), runs: runs('how.write.body', { count: policy.limits.maxReferences }) },
      { heading: t('how.seal.heading'), runs: runs('how.seal.body') },
      { heading: t('how.check.heading'), runs: runs('how.check.body', { vendor: vendor('moderation') }) },
      { heading: t('how.make.heading'), runs: runs('how.make.body', { vendor: vendor('image-generation') }) },
      { heading: t('how.inputs.heading'), runs: inputs },
      {
        heading: t('how.result.heading'),
        runs: endsOnDownload ? runs('how.result.download', { lifetime }) : runs('how.result.body', { lifetime, sweep }),
      },
    ],
  };
};

/** The way of a picture, step by step. */
export const howItWorks = (writer: Writer): PublishedDocument => ({
  page: 'how-it-works',
  title: writer.t('how.title'),
  lead: writer.runs(isOnDevice(writer) ? 'how.device.lead' : 'how.lead'),
  sections: [
    isOnDevice(writer)
      ? section('device', writer.t('how.device.heading'), [
          writer.site.hasStudio === false ? writer.text('content.device.later') : null,
          writer.text('how.device.body'),
        ])
      : section('steps', writer.t('short.result'), [steps(writer)]),
  ],
});

const EXAMPLES = [1, 2, 3] as const;

/** Pictures of the product's own making. */
export const showcase = (writer: Writer): PublishedDocument => {
  const { t, text } = writer;
  return {
    page: 'showcase',
    title: t('showcase.title'),
    lead: writer.runs('showcase.lead'),
    sections: [
      section('pictures', t('short.result'), [
        ...EXAMPLES.map((number): Block => {
          const prompt = t(`showcase.${number}`);
          return {
            kind: 'picture',
            source: `/examples/${number}.webp`,
            alt: t('showcase.alt', { prompt }),
            caption: t('showcase.words', { prompt }),
          };
        }),
        text('showcase.note'),
      ]),
    ],
  };
};
