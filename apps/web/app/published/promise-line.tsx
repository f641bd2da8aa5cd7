import type { Block } from '@candid/publishing';
import { english } from '../messages/index.ts';
import type { Words } from '../messages/index.ts';
import type { ShownEvidence } from '../server/published-loader.ts';
import { useLocale, useWords } from '../shell/words.tsx';

type PromiseBlock = Extract<Block, { readonly kind: 'promise' }>;

type FigureKey = Extract<keyof typeof english, `figure.${string}`>;

const keyOf = (name: string): FigureKey | null => {
  const key = `figure.${name}`;
  return Object.hasOwn(english, key) ? (key as FigureKey) : null;
};

const valueOf = ({ t, format }: Words, name: string, value: number | string | null): string => {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  return name === 'oldestSeconds' ? t('published.seconds', { seconds: value * 1_000 }) : format.number(value);
};

const Figures = ({ figures }: Pick<ShownEvidence, 'figures'>) => {
  const words = useWords();
  return (
    <dl className="margin-note__figures">
      {Object.entries(figures).map(([name, value]) => {
        const key = keyOf(name);
        return key === null ? null : (
          <div key={name}>
            <dt>{words.t(key)}</dt>
            <dd>{valueOf(words, name, value)}</dd>
          </div>
        );
      })}
    </dl>
  );
};

const standingOf = (
  { t }: Words,
  isOpen: boolean,
  evidence: ShownEvidence | null,
): readonly ['open' | 'kept' | 'broken', string] => {
  if (isOpen) return ['open', t('published.open')];
  if (evidence === null) return ['kept', t('published.tested')];
  if (evidence.isKept === null) return ['open', t('published.unread')];
  return evidence.isKept ? ['kept', t('published.kept')] : ['broken', t('published.broken')];
};

export interface PromiseLineProps {
  readonly promise: PromiseBlock;
  readonly evidence: ShownEvidence | null;
  readonly readAt: string | null;
}

/** One commitment with its anchor, and in the margin what the running program says of it. */
export const PromiseLine = ({ promise, evidence, readAt }: PromiseLineProps) => {
  const words = useWords();
  const locale = useLocale();
  const { id, text, isOpen } = promise;
  const [standing, says] = standingOf(words, isOpen, evidence);
  return (
    <div className="promise-line" id={id}>
      <p lang={promise.locale === locale ? undefined : promise.locale}>
        <a className="promise-line__id" href={`#${id}`} aria-label={words.t('published.anchor', { id })}>
          {id}
        </a>
        {text}
      </p>
      <div className="margin-note" data-standing={standing}>
        <p className="margin-note__standing">{says}</p>
        {evidence ? <Figures figures={evidence.figures} /> : null}
        {evidence && readAt !== null ? (
          <p className="margin-note__read">
            {evidence.probe}, <time dateTime={readAt}>{words.t('published.readAt', { at: readAt.slice(11, 19) })}</time>
          </p>
        ) : null}
      </div>
    </div>
  );
};
