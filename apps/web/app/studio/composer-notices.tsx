import { Notice } from '@candid/ui';
import { useWords } from '../shell/words.tsx';
import { SignUpLink } from './free-picture.tsx';
import { useStudio } from './studio-context.tsx';

/** Why nothing was sent: it says nothing yet, or it was refused. */
const Trouble = ({ isBlank }: { readonly isBlank: boolean }) => {
  const { t, failure } = useWords();
  const { trouble, view } = useStudio();
  if (isBlank) {
    const { what, advice } = failure('prompt_empty');
    return (
      <Notice tone="trouble" title={what}>
        {advice}
      </Notice>
    );
  }
  if (trouble === null) return null;
  const { what, advice } = failure(trouble.code);
  const { freesAt } = view.limits;
  const frees = trouble.code === 'limit_session' && freesAt ? t('composer.frees', { at: new Date(freesAt) }) : '';
  return (
    <Notice tone="trouble" title={what} {...(trouble.code === 'trial_used' && { action: <SignUpLink /> })}>
      {advice} {frees} {t(trouble.isPlain ? 'composer.kept.words' : 'composer.kept')}
    </Notice>
  );
};

/** Says that more pictures were added than the model takes. */
const LeftOut = ({ limit }: { readonly limit: number }) => {
  const { t } = useWords();
  const { leftOut } = useStudio().draft;
  if (leftOut === 0) return null;
  return <Notice title={t('composer.leftOut.title', { count: leftOut })}>{t('composer.leftOut.body', { limit })}</Notice>;
};

export type ComposerNoticesProps = {
  /** Somebody tried to send a draft that says nothing. */
  readonly isBlank: boolean;
  /** A file was dropped that cannot be used. */
  readonly hasUnread: boolean;
  /** Pictures the model takes. */
  readonly limit: number;
};

/** What the composer has to say, above what is being composed. */
export const ComposerNotices = ({ isBlank, hasUnread, limit }: ComposerNoticesProps) => {
  const { t } = useWords();
  return (
    <div className="composer__notices">
      <Trouble isBlank={isBlank} />
      <LeftOut limit={limit} />
      {hasUnread ? <Notice title={t('composer.unread.title')}>{t('composer.unread.body')}</Notice> : null}
    </div>
  );
};
