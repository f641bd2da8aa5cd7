import type { Recipient } from '@candid/policy';
import type { PublishedDocument, Runs } from '../document.ts';
import type { Writer } from '../writer.ts';
import { isRoleInUse } from './in-use.ts';
import { list, section, table } from './parts.ts';

const roleOf = ({ t, site }: Writer, { role }: Recipient): string => {
  const name = t(`role.${role}`);
  return isRoleInUse(site.offers, role) ? name : t('why.later', { name });
};

const register = (writer: Writer) => {
  const { t, policy } = writer;
  const head = [
    t('processors.role'),
    t('processors.vendor'),
    t('processors.purpose'),
    t('processors.receives'),
    t('processors.region'),
  ];
  const rows = policy.recipients.map((one) => [
    roleOf(writer, one),
    writer.vendor(one),
    t(`purpose.${one.purpose}`),
    one.receives.length === 0 ? t('processors.nothing') : writer.list(one.receives.map((category) => t(`category.${category}`))),
    t(`region.${one.region}`),
  ]);
  return table(head, rows);
};

const transfers = (writer: Writer) => {
  const { t, policy } = writer;
  const head = [
    t('processors.role'),
    t('processors.eea'),
    t('processors.uk'),
    t('processors.switzerland'),
    t('processors.agreement'),
  ];
  const mechanism = (one: Recipient['transfer'][keyof Recipient['transfer']]): string =>
    one === null ? t('why.nothing') : t(`mechanism.${one}`);
  return table(
    head,
    policy.recipients.map((one) => [
      t(`role.${one.role}`),
      mechanism(one.transfer.eea),
      mechanism(one.transfer.uk),
      mechanism(one.transfer.switzerland),
      writer.phrase(one.agreement),
    ]),
  );
};

/** How long each company says it keeps what it gets, with its own policy (OH-23). */
const keeping = (writer: Writer): readonly Runs[] => {
  const byVendor = new Map<string, Runs>();
  for (const one of writer.policy.recipients) {
    if (one.policyUrl === null) continue;
    const params = { vendor: writer.vendor(one), url: one.policyUrl };
    const runs =
      one.keepsFor === null
        ? writer.runs('processors.keeps.own', params)
        : writer.runs('processors.keeps.time', { ...params, time: one.keepsFor });
    byVendor.set(one.vendor, runs);
  }
  return [...byVendor.values()];
};

/** The register of recipients, which is also what the way out allows (CR-16, HI-25, OH-12). */
export const subProcessors = (writer: Writer): PublishedDocument => {
  const { t, text, policy, site } = writer;
  const kept = keeping(writer);
  const hosts = [...new Set(policy.recipients.flatMap((one) => one.hosts))];
  const played = policy.recipients.filter((one) => site.standIns.includes(one.vendor.toLowerCase())).map(writer.vendor);
  return {
    page: 'sub-processors',
    title: t('processors.title'),
    lead: writer.runs('processors.lead'),
    sections: [
      section('register', t('processors.list'), [
        register(writer),
        text('processors.register'),
        played.length === 0 ? null : text('processors.standIn', { vendors: [...new Set(played)] }),
      ]),
      section('transfers', t('processors.transfers'), [text('processors.transfers.intro'), transfers(writer)]),
      ...(site.models.length === 0 || policy.features.onDevice
        ? []
        : [
            section('models', t('processors.model'), [
              text('processors.model.intro'),
              list(site.models.map((model) => t('processors.model.item', model))),
            ]),
          ]),
      ...(kept.length === 0
        ? []
        : [section('keeps', t('processors.keeps'), [text('processors.keeps.intro'), { kind: 'list', items: kept }])]),
      section('hosts', t('processors.hosts'), [
        hosts.length === 0 ? text('processors.hosts.none') : list(hosts),
        text('processors.hosts.intro'),
      ]),
    ],
  };
};
