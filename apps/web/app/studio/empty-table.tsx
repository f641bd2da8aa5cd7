import { Button, Frame } from '@candid/ui';
import { useWords } from '../shell/words.tsx';
import { useStudio } from './studio-context.tsx';

const EXAMPLES = ['1', '2', '3'] as const;
const SIZE = { width: 1536, height: 1024 } as const;

/** The table before the first picture: what this is, and three descriptions with what became of them. */
export const EmptyTable = () => {
  const { t } = useWords();
  const { changeDraft, terms, view } = useStudio();
  return (
    <div className="empty">
      <div className="empty__words">
        <h1>{t('empty.heading', { lifetime: view.limits.lifetimeMs })}</h1>
        <p>
          {t('empty.body')} {t(`empty.words.${terms.prompt.until}`)}
        </p>
      </div>
      <h2 className="u-hidden">{t('empty.try')}</h2>
      <ul className="empty__examples">
        {EXAMPLES.map((id) => {
          const prompt = t(`empty.example.${id}`);
          return (
            <li key={id} className="sheet__item">
              <Frame
                state="present"
                {...SIZE}
                caption={
                  <Button tone="quiet" small onClick={() => changeDraft({ kind: 'set', change: { prompt } })}>
                    {t('empty.use')}
                  </Button>
                }
              >
                <img className="frame__picture" src={`/examples/${id}.webp`} alt={t('empty.alt', { prompt })} />
              </Frame>
              <p className="empty__prompt">{prompt}</p>
            </li>
          );
        })}
      </ul>
    </div>
  );
};
