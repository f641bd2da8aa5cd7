import { Button, Icon, Prints } from '@candid/ui';
import { useState } from 'react';
import { useWords } from '../shell/words.tsx';
import { usePictureSource } from '../session/picture-source.ts';
import type { DraftSource } from './draft.ts';
import { MaskDialog } from './mask-dialog.tsx';
import { useObjectUrls } from './object-urls.ts';
import { useStudio } from './studio-context.tsx';
import type { ModelView } from './view.ts';

/** The picture being edited or varied, with the way to its mask. */
const Source = ({ model, source }: { readonly model: ModelView; readonly source: DraftSource }) => {
  const { t } = useWords();
  const { draft, changeDraft } = useStudio();
  const [painting, setPainting] = useState(false);
  const { intent } = draft;
  const src = usePictureSource(`/images/${source.imageId}`);
  return (
    <div className="composer__source">
      <Prints
        label={t(intent === 'edit' ? 'composer.source.edit' : 'composer.source.variation')}
        prints={[{ id: source.imageId, src, alt: '', removeLabel: t('composer.source.remove') }]}
        onRemove={() => changeDraft({ kind: 'dropSource' })}
      />
      <span className="composer__source-words">
        {t(intent === 'edit' ? 'composer.source.edit' : 'composer.source.variation')}
        {intent === 'edit' && model.supportsMask ? (
          <Button small onClick={() => setPainting(true)}>
            <Icon name="edit" />
            {t(draft.mask ? 'composer.mask.painted' : 'composer.mask.paint')}
          </Button>
        ) : null}
      </span>
      {painting ? (
        <MaskDialog
          source={source}
          onClose={() => setPainting(false)}
          onMask={(mask) => {
            changeDraft({ kind: 'set', change: { mask } });
            setPainting(false);
          }}
        />
      ) : null}
    </div>
  );
};

/** References and source of the draft as small prints. */
export const ComposerPrints = ({ model }: { readonly model: ModelView }) => {
  const { t } = useWords();
  const { draft, changeDraft } = useStudio();
  const urls = useObjectUrls(draft.references);
  if (!draft.source && draft.references.length === 0) return null;
  return (
    <div className="composer__prints">
      {draft.source ? <Source model={model} source={draft.source} /> : null}
      {draft.references.length === 0 ? null : (
        <Prints
          label={t('composer.references')}
          onRemove={(id) => changeDraft({ kind: 'removeReference', id })}
          prints={draft.references.map(({ id }, index) => ({
            id,
            src: urls.get(id),
            alt: t('composer.reference.alt', { position: index + 1 }),
            removeLabel: t('composer.reference.remove', { position: index + 1 }),
          }))}
        />
      )}
    </div>
  );
};
