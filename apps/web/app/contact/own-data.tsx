import type { OwnData } from '@candid/application';
import { PageLink } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';

type Counts = Pick<OwnData, 'pictures' | 'prompts' | 'inputs' | 'previews' | 'records'>;

/** What a session holds, as the page is told it. */
export interface OwnDataView {
  /** Null where nothing is held. */
  readonly held:
    | (Counts & {
        readonly at: string;
        readonly begun: string;
        readonly until: string;
        readonly picturesUntil: string | null;
      })
    | null;
  /** When a session ends by itself, in milliseconds. */
  readonly idle: number | null;
  readonly afterLastConnection: number | null;
}

const Held = ({ held }: { readonly held: NonNullable<OwnDataView['held']> }) => {
  const { t } = useWords();
  const { begun, until, picturesUntil, pictures, prompts, inputs, previews, records } = held;
  const count = (number: number): string => t('own.count', { count: number });
  const facts = [
    [t('own.session'), t('own.session.value', { begun: new Date(begun), until: new Date(until) })],
    [
      t('own.pictures'),
      picturesUntil === null ? count(pictures) : t('own.pictures.value', { count: pictures, until: new Date(picturesUntil) }),
    ],
    [t('own.prompts'), count(prompts)],
    [t('own.inputs'), count(inputs)],
    [t('own.previews'), count(previews)],
    [t('own.records'), count(records)],
  ];
  return (
    <>
      <p>{t('own.read', { at: new Date(held.at) })}</p>
      <dl className="facts published__facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
};

/** The answer to "what have you of me?", where a session is all by which anybody can be known. */
export const OwnDataSection = ({ held, idle, afterLastConnection }: OwnDataView) => {
  const { t } = useWords();
  return (
    <section id="held">
      <h2>{t('own.heading')}</h2>
      {held ? <Held held={held} /> : <p>{t('own.none')}</p>}
      {held && idle !== null && afterLastConnection !== null ? (
        <p>
          {t('own.end', { after: afterLastConnection, idle })} <PageLink to="/session/end">{t('own.end.now')}</PageLink>
        </p>
      ) : null}
      {held ? <p>{t('own.else')}</p> : null}
    </section>
  );
};
