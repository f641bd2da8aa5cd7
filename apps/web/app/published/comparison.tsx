import type { Change, ChangePart } from '@candid/publishing';
import { useWords } from '../shell/words.tsx';

const Part = ({ part }: { readonly part: ChangePart }) => {
  const { t } = useWords();
  if (part.as === 'same') return part.text;
  const Sign = part.as === 'removed' ? 'del' : 'ins';
  return (
    <Sign>
      <span className="u-hidden">{t(`versions.${part.as}`)}</span>
      {part.text}
    </Sign>
  );
};

export interface ComparisonProps {
  readonly pages: readonly { readonly page: string; readonly title: string; readonly changes: readonly Change[] }[];
}

/** What changed, page by page and heading by heading; words that went are struck through, words that came are underlined. */
export const Comparison = ({ pages }: ComparisonProps) => {
  const { t } = useWords();
  return (
    <section id="difference">
      <h2>{t('versions.difference')}</h2>
      {pages.length === 0 ? <p>{t('versions.same')}</p> : null}
      {pages.map(({ page, title, changes }) => (
        <div className="difference" key={page}>
          <h3>{title}</h3>
          {changes.map(({ heading, parts }, index) => (
            <div key={index}>
              {heading !== changes[index - 1]?.heading && heading !== '' ? <h4>{heading}</h4> : null}
              <p className="difference__line">
                {parts.map((part, position) => (
                  <Part key={position} part={part} />
                ))}
              </p>
            </div>
          ))}
        </div>
      ))}
    </section>
  );
};
