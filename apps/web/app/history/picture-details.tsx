import { Button, ButtonLink, Icon, Receipt } from '@candid/ui';
import { useSubmit } from '@remix-run/react';
import { useServerNow } from '../live/browser-clock.ts';
import { PageButton, PageForm } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';
import { useOptionWord } from '../studio/option-word.ts';
import { pictureName } from '../studio/picture-name.ts';
import type { HeldInput, PictureView } from './view.ts';

const FILES = { 'image/png': 'file.png', 'image/jpeg': 'file.jpeg', 'image/webp': 'file.webp' } as const;

/** The last day is told in the signal colour. */
const NEAR_END_MS = 86_400_000;

export type PictureDetailsProps = {
  readonly picture: PictureView & { readonly inputs: readonly HeldInput[] };
  readonly model: string;
  readonly serverTime: string;
  readonly csrfToken: string;
};

const Facts = ({ picture, model, now }: Pick<PictureDetailsProps, 'picture' | 'model'> & { readonly now: number }) => {
  const { t, format } = useWords();
  const word = useOptionWord();
  const [made, deadline] = [new Date(picture.createdAt), new Date(picture.expiresAt)];
  const left = Math.max(0, deadline.getTime() - now);
  const time = left < NEAR_END_MS ? ({ tone: 'time' } as const) : {};
  const moment = (at: Date): string => t('history.moment', { at });
  return (
    <Receipt
      level={3}
      title={t('details.receipt')}
      serial={format.date(made)}
      lines={[
        { label: t('details.model'), value: model },
        { label: t('details.quality'), value: word(`quality.${picture.quality}`, picture.quality) },
        { label: t('details.pixels'), value: t('order.pixels', { width: picture.width, height: picture.height }) },
        { label: t('details.file'), value: t('details.fileValue', { type: t(FILES[picture.mime]), size: picture.byteSize }) },
        { label: t('history.made'), value: moment(made) },
        { label: t('details.deletedAt'), value: moment(deadline), ...time },
        { label: t('details.left'), value: format.duration(left), ...time },
      ]}
      foot={t('history.details.note')}
      signature={{
        fingerprint: picture.keyFingerprint,
        caption: t('destroyed.fingerprint', { fingerprint: picture.keyFingerprint }),
        isVoid: false,
      }}
    />
  );
};

/** The pictures it was made from, as small prints. */
const References = ({ inputs }: { readonly inputs: readonly HeldInput[] }) => {
  const { t } = useWords();
  const references = inputs.filter(({ role }) => role === 'reference');
  if (references.length === 0) return null;
  return (
    <ul className="history__references" aria-label={t('composer.references')}>
      {references.map(({ id, width, height }, index) => (
        <li key={id}>
          <img
            src={`/history/inputs/${id}`}
            alt={t('composer.reference.alt', { position: index + 1 })}
            width={width}
            height={height}
          />
        </li>
      ))}
    </ul>
  );
};

/** Deleting one; afterwards the history is there, with the receipt. */
const Remove = ({ id, csrfToken }: { readonly id: string; readonly csrfToken: string }) => {
  const { t } = useWords();
  const submit = useSubmit();
  return (
    <details>
      <summary className="button button--small">{t('history.remove')}</summary>
      <PageForm
        className="history__confirm"
        action="/history"
        onSubmit={(event) => {
          event.preventDefault();
          submit(event.currentTarget);
        }}
      >
        <input type="hidden" name="csrf" value={csrfToken} />
        <input type="hidden" name="image" value={id} />
        <p>{t('history.remove.body', { count: 1 })}</p>
        <Button type="submit" tone="danger" small>
          {t('history.remove.confirm', { count: 1 })}
        </Button>
      </PageForm>
    </details>
  );
};

/** One picture of the history large, with what it was made from and what can be done with it. */
export const PictureDetails = ({ picture, model, serverTime, csrfToken }: PictureDetailsProps) => {
  const { t } = useWords();
  const now = useServerNow(serverTime);
  const { id, prompt, width, height } = picture;
  const alt = prompt === null ? t('frame.alt', { width, height }) : t('frame.alt.prompt', { prompt });
  return (
    <div className="details">
      <div className="details__picture">
        <img src={`/images/${id}`} alt={alt} width={width} height={height} />
      </div>
      <div className="details__side">
        {prompt === null ? null : <p className="details__description">{prompt}</p>}
        <References inputs={picture.inputs} />
        <span className="acts" role="group" aria-label={t('frame.actions')}>
          <PageButton small tone="primary" href={`/?again=${id}`}>
            <Icon name="undo" />
            {t('history.again')}
          </PageButton>
          <ButtonLink small href={`/images/${id}?download`} download={pictureName(picture)}>
            <Icon name="download" />
            {t('frame.download')}
          </ButtonLink>
          <PageButton small href={`/?edit=${id}`}>
            <Icon name="edit" />
            {t('frame.edit')}
          </PageButton>
        </span>
        <Facts picture={picture} model={model} now={now} />
        <Remove id={id} csrfToken={csrfToken} />
      </div>
    </div>
  );
};
