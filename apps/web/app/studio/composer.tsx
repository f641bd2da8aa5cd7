import { Button, FileButton, FileDrop, Icon, Notice, TextArea } from '@candid/ui';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { useWords } from '../shell/words.tsx';
import { FurtherOptions, MainOptions } from './composer-options.tsx';
import { ComposerPrints } from './composer-references.tsx';
import { useStudio } from './studio-context.tsx';

const PICTURES = ['image/png', 'image/jpeg', 'image/webp'] as const;

/** Adds chosen, dropped or pasted files to the draft, up to what the model takes. */
const useAddReferences = (limit: number) => {
  const { changeDraft } = useStudio();
  const [hasUnread, setUnread] = useState(false);
  const add = (files: File[]): void => {
    const references = files.map((file) => ({ id: crypto.randomUUID(), file }));
    setUnread(false);
    changeDraft({ kind: 'addReferences', references, limit });
  };
  return { add, hasUnread, refuse: () => setUnread(true) };
};

const Trouble = () => {
  const { t, failure } = useWords();
  const { trouble, view } = useStudio();
  if (trouble === null) return null;
  const { what, advice } = failure(trouble.code);
  const { freesAt } = view.limits;
  const frees = trouble.code === 'limit_session' && freesAt ? t('composer.frees', { at: new Date(freesAt) }) : '';
  return (
    <Notice tone="trouble" title={what}>
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

const Prompt = () => {
  const { t } = useWords();
  const { draft, changeDraft, view, submit } = useStudio();
  const placeholders = {
    generate: 'composer.placeholder',
    edit: 'composer.placeholder.edit',
    variation: 'composer.placeholder.variation',
  } as const;
  const limit = view.limits.maxPromptLength;
  const used = [...draft.prompt].length;
  const sendOnEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    void submit();
  };
  return (
    <TextArea
      label={t('composer.prompt')}
      hideLabel
      name="prompt"
      placeholder={t(placeholders[draft.intent])}
      value={draft.prompt}
      onChange={(event) => changeDraft({ kind: 'set', change: { prompt: event.currentTarget.value } })}
      onKeyDown={sendOnEnter}
      count={{ limit, used, text: (written) => t('composer.counter', { used: written, limit }) }}
    />
  );
};

const MakeButton = () => {
  const { t } = useWords();
  const { draft, sending, view, terms } = useStudio();
  return (
    <Button
      type="submit"
      tone="primary"
      disabled={view.stopped}
      aria-disabled={sending}
      figure={terms.isFree ? t('composer.price', { cost: 0 }) : undefined}
    >
      {sending ? t('composer.making') : t('composer.make', { count: draft.count })}
    </Button>
  );
};

/** The further options as hidden fields while their controls are folded away. */
const FoldedOptions = () => {
  const { draft } = useStudio();
  const { model, resolution, background, outputFormat } = draft;
  return Object.entries({ model, resolution, background, outputFormat }).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
};

/** Where a picture is described and ordered. A plain form below: it also works without script. */
export const Composer = ({ csrfToken, spareKey }: { readonly csrfToken: string; readonly spareKey: string }) => {
  const { t } = useWords();
  const { draft, submit, view } = useStudio();
  const [open, setOpen] = useState(false);
  const model = view.models.find((offered) => offered.id === draft.model);
  const room = (model?.maxReferences ?? 0) - (draft.source ? 1 : 0);
  const { add, hasUnread, refuse } = useAddReferences(room);
  if (!model) return null;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void submit();
  };
  return (
    <FileDrop accept={PICTURES} onFiles={add} onOther={refuse}>
      <form
        className="composer"
        method="post"
        action="/order"
        encType="multipart/form-data"
        aria-label={t('composer.label')}
        onSubmit={onSubmit}
      >
        <input type="hidden" name="csrf" value={csrfToken} />
        <input type="hidden" name="clientKey" value={spareKey} />
        <input type="hidden" name="intent" value={draft.intent} />
        {draft.source ? <input type="hidden" name="sourceImageId" value={draft.source.imageId} /> : null}
        <Trouble />
        <LeftOut limit={model.maxReferences} />
        {hasUnread ? <Notice title={t('composer.unread.title')}>{t('composer.unread.body')}</Notice> : null}
        <ComposerPrints model={model} />
        <Prompt />
        <div className="composer__options" data-open={open}>
          <MainOptions model={model} />
          {open ? <FurtherOptions model={model} /> : <FoldedOptions />}
        </div>
        <div className="composer__acts">
          <FileButton name="references" accept={PICTURES} disabled={draft.references.length >= room} onFiles={add}>
            <Icon name="add" />
            <span className="composer__word">{t('composer.reference.add')}</span>
          </FileButton>
          <Button tone="quiet" small aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon name="options" />
            <span className="composer__word">{t(open ? 'composer.less' : 'composer.more')}</span>
          </Button>
          <MakeButton />
        </div>
      </form>
    </FileDrop>
  );
};
