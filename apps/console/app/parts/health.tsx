import { Receipt } from '@candid/ui';
import type { Health } from '../../src/read-health.ts';
import { words } from '../words.ts';
import { Ledger } from './ledger.tsx';

const { t, format } = words;

const Summary = ({ health }: { readonly health: Health }) => (
  <Receipt
    title={t('health.title')}
    lines={[
      { label: t('health.database'), value: t('health.reachable'), tone: 'proven' },
      { label: t('health.role'), value: health.role },
      {
        label: t('console.policy'),
        value: health.policy === null ? t('console.noPolicy') : `${health.policy.id} ${health.policy.version}`,
      },
      { label: t('health.migration'), value: health.lastMigration ?? t('health.none') },
      health.generationStopped
        ? { label: t('health.switch'), value: t('health.switchStopped'), tone: 'time' }
        : { label: t('health.switch'), value: t('health.switchOpen'), tone: 'proven' },
    ]}
  />
);

/** The programs' health as the console's role sees it. */
export const HealthLedger = ({ health }: { readonly health: Health }) => (
  <section className="health">
    <Summary health={health} />
    <Ledger
      title={t('health.generations')}
      columns={[{ name: t('health.state') }, { name: t('health.count'), figure: true }]}
      rows={health.generations.map(({ state, count }) => [state, format.number(count)])}
    />
    <Ledger
      title={t('health.queue')}
      columns={[{ name: t('health.job') }, { name: t('health.state') }, { name: t('health.count'), figure: true }]}
      rows={health.queue.map(({ job, state, count }) => [job, state, format.number(count)])}
    />
    <Ledger
      title={t('health.maintenance')}
      columns={[{ name: t('health.sweep') }, { name: t('health.lastRun') }, { name: t('health.residue'), figure: true }]}
      rows={health.maintenance.map(({ name, lastRunAt, residue }) => [
        name,
        <time key="at" dateTime={lastRunAt.toISOString()}>{`${format.date(lastRunAt)} ${format.time(lastRunAt)}`}</time>,
        residue === null ? t('health.residueUnknown') : format.number(residue),
      ])}
    />
  </section>
);
