import { Button, ButtonLink, Icon, VisuallyHidden, type IconName } from '@candid/ui';
import { useNavigate } from '@remix-run/react';
import { useState, type MouseEvent, type ReactNode } from 'react';
import { usePictureSource } from '../session/picture-source.ts';
import { useIsCarriedByPage } from '../session/session-context.tsx';
import { useCarriedLanguage } from '../shell/carry-language.ts';
import { useWords } from '../shell/words.tsx';
import { PlainTaken } from './plain-taken.tsx';
import { pictureName } from './picture-name.ts';
import { shapeOf } from './shape.ts';
import { useStudio } from './studio-context.tsx';
import type { ImageView } from './view.ts';

const Face = ({ icon, word, small }: { readonly icon: IconName; readonly word: string; readonly small: boolean }): ReactNode => (
  <>
    <Icon name={icon} />
    {small ? <VisuallyHidden>{word}</VisuallyHidden> : word}
  </>
);

/** What can be done with a picture that is there: in words, or as icons where there is little room. */
export const PictureActs = ({ image, small = false }: { readonly image: ImageView; readonly small?: boolean }) => {
  const { t } = useWords();
  const { changeDraft, descriptions, draft, take, terms, view } = useStudio();
  const [isTaking, setTaking] = useState(false);
  const navigate = useNavigate();
  const carried = useCarriedLanguage();
  const workOn = (intent: 'edit' | 'variation', prompt: string): void => {
    changeDraft({ kind: 'workOn', intent, source, prompt });
    // What becomes of a picture keeps its shape, unless another one is chosen then.
    if (offered.some(({ id }) => id === shape)) changeDraft({ kind: 'set', change: { ratio: shape } });
    navigate(carried('/'), { preventScrollReset: true });
  };
  // The page fetches it itself where a download ends the picture: only so can it say that every byte arrived.
  const takeWhole = (event: MouseEvent): void => {
    event.preventDefault();
    if (isTaking) return;
    setTaking(true);
    void take(image).finally(() => setTaking(false));
  };
  const generation = view.generations.find((one) => one.image?.id === image.id);
  const prompt = (generation && descriptions.get(generation.id)) ?? '';
  const shape = shapeOf(image.width, image.height);
  const offered = view.models.find(({ id }) => id === draft.model)?.ratios[draft.resolution] ?? [];
  const download = usePictureSource(useIsCarriedByPage() ? `/images/${image.id}` : `/images/${image.id}?download`);
  const source = { imageId: image.id, width: image.width, height: image.height };
  const look = { small: true, square: small, tone: small ? 'quiet' : 'plain' } as const;
  const hint = (word: string) => (small ? { title: word } : {});
  return (
    <span className="acts" role="group" aria-label={t('frame.actions')}>
      <ButtonLink
        {...look}
        {...hint(t('frame.download'))}
        {...(terms.endsOnDownload && { onClick: takeWhole })}
        href={download}
        download={pictureName(image)}
        aria-busy={isTaking}
      >
        <Face icon="download" word={t(isTaking ? 'frame.taking' : 'frame.download')} small={small} />
      </ButtonLink>
      <PlainTaken imageId={image.id} />
      <Button {...look} {...hint(t('frame.edit'))} onClick={() => workOn('edit', '')}>
        <Face icon="edit" word={t('frame.edit')} small={small} />
      </Button>
      <Button {...look} {...hint(t('frame.variation'))} onClick={() => workOn('variation', prompt)}>
        <Face icon="variation" word={t('frame.variation')} small={small} />
      </Button>
    </span>
  );
};
