import type { Health } from '@candid/db';
import { Receipt, type ReceiptLine } from '@candid/ui';
import { useWords, type Words } from '../words.tsx';
import { Ledger } from './ledger.tsx';
import { Moment } from './moment.tsx';

const switchLines = ({ t }: Words, { stopped, changedAt }: Health['generation']): ReceiptLine[] => [
  stopped
    ? { label: t('health.switch'), value: t('health.switchStopped'), tone: 'time' }
    : { label: t('health.switch'), value: t('health.switchOpen'), tone: 'proven' },
  ...(changedAt === null ? [] : [{ label: t('health.switchSince'), value: <Moment at={changedAt} /> }]),
];

/** Nothing while letters go out as they come. */
const unsentLines = ({ t, format }: Words, { count, oldest }: Health['unsent']): ReceiptLine[] =>
  oldest === null
    ? []
    : [
        { label: t('health.unsent'), value: format.number(count), tone: 'time' },
        { label: t('health.unsentSince'), value: <Moment at={oldest} /> },
      ];

/** A migration's name starts with its time, which tells the operator enough; the rest shows on hover. */
const Migration = ({ name }: { readonly name: string }) => <abbr title={name}>{name.split('-')[0]}</abbr>;

const Summary = ({ health }: { readonly health: Health }) => {
  const words = useWords();
  const { t } = words;
  return (
    <Receipt
      title={t('health.title')}
      lines={[
        ...switchLines(words, health.generation),
        ...unsentLines(words, health.unsent),
        { label: t('health.database'), value: t('health.reachable'), tone: 'proven' },
        { label: t('health.role'), value: health.role },
        {
          label: t('health.migration'),
          value: health.lastMigration === null ? t('health.none') : <Migration name={health.lastMigration} />,
        },
      ]}
    />
  );
};

/** What could not be counted is not zero. */
const counted = ({ t, format }: Words, figure: number | null): string =>
  figure === null ? t('health.uncounted') : format.number(figure);

/** What is not as promised stands first. */
const Retention = ({ runs }: { readonly runs: Health['retention'] }) => {
  const words = useWords();
  const { t } = words;
  return (
    <div className="health__wide">
      <Ledger
        title={t('health.retention')}
        isWide
        columns={[
          { name: t('health.kind') },
          { name: t('health.outcome') },
          { name: t('health.held'), figure: true },
          { name: t('health.overdue'), figure: true },
          { name: t('health.oldest') },
          { name: t('health.lastRun') },
        ]}
        rows={[...runs.filter(({ outcome }) => outcome !== 'kept'), ...runs.filter(({ outcome }) => outcome === 'kept')].map(
          (run) => [
            run.name,
            t(`health.outcome.${run.outcome}`),
            counted(words, run.held),
            counted(words, run.overdue),
            run.oldestAt === null ? '' : <Moment key="oldest" at={run.oldestAt} />,
            <Moment key="at" at={run.lastRunAt} />,
          ],
        )}
      />
    </div>
  );
};

/** What waits for somebody: whose time has run out stands first. */
const Letters = ({ letters }: { readonly letters: Health['letters'] }) => {
  const { t, format } = useWords();
  return (
    <div className="health__wide">
      <Ledger
        title={t('letters.title')}
        isWide
        columns={[
          { name: t('letters.kind') },
          { name: t('letters.open'), figure: true },
          { name: t('letters.overdue'), figure: true },
          { name: t('letters.nextDue') },
          { name: t('letters.oldest') },
        ]}
        rows={letters
          .toSorted((one, other) => Number(one.nextDue) - Number(other.nextDue))
          .map(({ kind, open, overdue, nextDue, oldest }) => [
            t(`letters.kind.${kind}`),
            format.number(open),
            format.number(overdue),
            nextDue === null ? '' : <Moment key="due" at={nextDue} />,
            oldest === null ? '' : <Moment key="oldest" at={oldest} />,
          ])}
      />
    </div>
  );
};

/** The programs' health as the console's role sees it. */
export const HealthLedger = ({ health }: { readonly health: Health }) => {
  const { t, format } = useWords();
  return (
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
      <Letters letters={health.letters} />
      <Retention runs={health.retention} />
    </section>
  );
};
