import { Button, FileButton, FileDrop, Icon, TextArea, VisuallyHidden } from '@candid/ui';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { PageForm } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';
import { ComposerNotices } from './composer-notices.tsx';
import { FurtherOptions, MainOptions } from './composer-options.tsx';
import { ComposerPrints } from './composer-references.tsx';
import { OrderReceipt } from './order-receipt.tsx';
import { focusPrompt, PROMPT_ID } from './prompt-focus.ts';
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

const PLACEHOLDERS = {
  generate: 'composer.placeholder',
  edit: 'composer.placeholder.edit',
  variation: 'composer.placeholder.variation',
} as const;

const Prompt = () => {
  const { t } = useWords();
  const { draft, changeDraft, view } = useStudio();
  const limit = view.limits.maxPromptLength;
  const used = [...draft.prompt].length;
  const sendOnEnter = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return (
    <div className="composer__prompt">
      <TextArea
        id={PROMPT_ID}
        label={t('composer.prompt')}
        hideLabel
        name="prompt"
        placeholder={t(PLACEHOLDERS[draft.intent])}
        value={draft.prompt}
        onChange={(event) => changeDraft({ kind: 'set', change: { prompt: event.currentTarget.value } })}
        onKeyDown={sendOnEnter}
        count={{ limit, used, text: (written) => t('composer.counter', { used: written, limit }) }}
      />
    </div>
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

/** Sends the draft, unless it says nothing yet: then that is told beside the button, and the cursor is put where the words go. */
const useSend = (): { readonly isBlank: boolean; readonly send: (event: FormEvent) => void } => {
  const { draft, submit } = useStudio();
  const [triedBlank, setTriedBlank] = useState(false);
  // Only a variation may leave open what should differ.
  const isBlank = draft.intent !== 'variation' && draft.prompt.trim() === '';
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTriedBlank(isBlank);
    if (isBlank) focusPrompt();
    else void submit();
  };
  return { isBlank: triedBlank && isBlank, send };
};

/** Where a picture is described and ordered. A plain form below: it also works without script. */
export const Composer = ({ csrfToken, spareKey }: { readonly csrfToken: string; readonly spareKey: string }) => {
  const { t } = useWords();
  const { draft, view } = useStudio();
  const [open, setOpen] = useState(false);
  const { isBlank, send } = useSend();
  const model = view.models.find((offered) => offered.id === draft.model);
  const room = (model?.maxReferences ?? 0) - (draft.source ? 1 : 0);
  const { add, hasUnread, refuse } = useAddReferences(room);
  if (!model) return null;
  return (
    <FileDrop accept={PICTURES} onFiles={add} onOther={refuse}>
      <PageForm
        className="composer"
        action="/order"
        encType="multipart/form-data"
        aria-label={t('composer.label')}
        onSubmit={send}
      >
        <input type="hidden" name="csrf" value={csrfToken} />
        <input type="hidden" name="clientKey" value={spareKey} />
        <input type="hidden" name="intent" value={draft.intent} />
        {draft.source ? <input type="hidden" name="sourceImageId" value={draft.source.imageId} /> : null}
        <ComposerNotices isBlank={isBlank} hasUnread={hasUnread} limit={model.maxReferences} />
        <ComposerPrints model={model} />
        <div className="composer__add">
          <FileButton name="references" accept={PICTURES} disabled={draft.references.length >= room} onFiles={add}>
            <Icon name="add" />
            <VisuallyHidden>{t('composer.reference.add')}</VisuallyHidden>
          </FileButton>
        </div>
        <Prompt />
        <div className="composer__make">
          <MakeButton />
        </div>
        <MainOptions model={model} open={open} />
        <div className="composer__more">
          <Button
            tone="quiet"
            small
            square
            aria-expanded={open}
            title={t(open ? 'composer.less' : 'composer.more')}
            onClick={() => setOpen(!open)}
          >
            <Icon name="options" />
            <VisuallyHidden>{t(open ? 'composer.less' : 'composer.more')}</VisuallyHidden>
          </Button>
        </div>
        {open ? <FurtherOptions model={model} /> : <FoldedOptions />}
        {open ? (
          <div className="composer__receipt">
            <OrderReceipt />
          </div>
        ) : null}
      </PageForm>
    </FileDrop>
  );
};
