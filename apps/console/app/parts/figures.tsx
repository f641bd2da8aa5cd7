import type { Health } from '@candid/db';
import { useWords } from '../words.tsx';
import { stamp } from './moment.tsx';

interface FigureProps {
  readonly value: string;
  readonly label: string;
  readonly note: string;
  /** `proven` when it shows a promise kept, `trouble` when one is not. */
  readonly tone?: 'proven' | 'trouble';
}

const Figure = ({ value, label, note, tone }: FigureProps) => (
  <div className="figure" data-tone={tone}>
    <dt className="figure__label">{label}</dt>
    <dd className="figure__value">{value}</dd>
    <dd className="figure__note">{note}</dd>
  </div>
);

/** The four numbers that an operator opens the page for, the promise first. */
export const Figures = ({ health: { pictures, waiting, spend } }: { readonly health: Health }) => {
  const { t, format } = useWords();
  return (
    <dl className="figures" aria-label={t('figures.title')}>
      <Figure
        value={format.number(pictures.overdue)}
        label={t('figures.overdue')}
        note={pictures.overdue === 0 ? t('figures.overdueNone') : t('figures.overdueSome')}
        tone={pictures.overdue === 0 ? 'proven' : 'trouble'}
      />
      <Figure
        value={format.number(pictures.alive)}
        label={t('figures.alive')}
        note={
          pictures.nextDeadline === null
            ? t('figures.noDeadline')
            : t('figures.nextDeadline', { at: stamp(pictures.nextDeadline).slice(11) })
        }
      />
      <Figure
        value={format.number(waiting.count)}
        label={t('figures.waiting')}
        note={waiting.oldest === null ? t('figures.noneWaiting') : t('figures.oldest', { at: stamp(waiting.oldest).slice(11) })}
      />
      <Figure
        value={format.money(spend.spent)}
        label={t('figures.spent')}
        note={t('figures.reserved', { amount: spend.reserved, day: spend.day })}
      />
    </dl>
  );
};
