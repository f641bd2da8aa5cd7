import { useWords } from '../shell/words.tsx';
import { focusPrompt } from './prompt-focus.ts';
import { useStudio } from './studio-context.tsx';

const EXAMPLES = ['1', '2', '3'] as const;
const SIZE = { width: 1248, height: 832 } as const;

/** The table before the first picture: what this is, and three descriptions with what became of them. */
export const EmptyTable = () => {
  const { t } = useWords();
  const { changeDraft, terms, view } = useStudio();
  const use = (prompt: string): void => {
    changeDraft({ kind: 'set', change: { prompt } });
    // After the words are in the field: the cursor belongs at their end.
    requestAnimationFrame(focusPrompt);
  };
  return (
    <div className="empty">
      <div className="empty__words">
        <h1>{terms.endsOnDownload ? t('visit.empty.heading') : t('empty.heading', { lifetime: view.limits.lifetimeMs })}</h1>
        <p>
          {t(terms.endsOnDownload ? 'visit.empty.body' : 'empty.body')} {t(`empty.words.${terms.prompt.until}`)}{' '}
          {view.limits.free === null ? '' : t('empty.free')}
        </p>
      </div>
      <h2 className="u-hidden">{t('empty.try')}</h2>
      <ul className="starters">
        {EXAMPLES.map((id) => {
          const prompt = t(`empty.example.${id}`);
          return (
            <li key={id}>
              <button type="button" className="starter" onClick={() => use(prompt)}>
                <img className="starter__picture" src={`/examples/${id}.webp`} alt={t('empty.alt')} {...SIZE} />
                <span className="starter__prompt">{prompt}</span>
                <span className="starter__use">{t('empty.use')}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
};
