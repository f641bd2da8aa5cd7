import { RadioCards, Select } from '@candid/ui';
import { useWords } from '../shell/words.tsx';
import { english } from '../messages/index.ts';
import { BACKGROUNDS, OUTPUT_FORMATS, type Draft } from './draft.ts';
import { useStudio } from './studio-context.tsx';
import type { Background, ModelView, OutputFormat } from './view.ts';

/** The word for an option of the server's, or what the server calls it. */
const useOptionWord = () => {
  const { t } = useWords();
  return (key: string, fallback: string): string => (Object.hasOwn(english, key) ? t(key as 'quality.auto') : fallback);
};

const Shapes = ({ model }: { readonly model: ModelView }) => {
  const { t } = useWords();
  const { draft, changeDraft } = useStudio();
  return (
    <RadioCards
      legend={t('composer.ratio')}
      name="ratio"
      value={draft.ratio}
      onChange={(ratio) => changeDraft({ kind: 'set', change: { ratio } })}
      choices={(model.ratios[draft.resolution] ?? []).map(({ id, label, width, height }) => ({
        value: id,
        label,
        spoken: t('composer.ratio.spoken', { ratio: label, width, height }),
        shape: { width, height },
      }))}
    />
  );
};

const Qualities = ({ model }: { readonly model: ModelView }) => {
  const { t } = useWords();
  const word = useOptionWord();
  const { draft, changeDraft } = useStudio();
  return (
    <RadioCards
      legend={t('composer.quality')}
      name="quality"
      value={draft.quality}
      onChange={(quality) => changeDraft({ kind: 'set', change: { quality } })}
      choices={model.qualities.map(({ id, label }) => ({ value: id, label: word(`quality.${id}`, label) }))}
    />
  );
};

const Counts = () => {
  const { t } = useWords();
  const { draft, changeDraft, view } = useStudio();
  const counts = Array.from({ length: view.limits.imagesPerRequest }, (_, index) => String(index + 1));
  return (
    <RadioCards
      legend={t('composer.count')}
      name="count"
      value={String(draft.count)}
      onChange={(count) => changeDraft({ kind: 'set', change: { count: Number(count) } })}
      choices={counts.map((count) => ({ value: count, label: count }))}
    />
  );
};

/** What is seldom changed: model, size, background, file. */
export const FurtherOptions = ({ model }: { readonly model: ModelView }) => {
  const { t } = useWords();
  const word = useOptionWord();
  const { draft, changeDraft, view } = useStudio();
  const set = (change: Pick<Partial<Draft>, 'resolution' | 'background' | 'outputFormat'>) =>
    changeDraft({ kind: 'set', change });
  return (
    <div className="composer__further">
      <Select
        label={t('composer.model')}
        name="model"
        value={draft.model}
        onChange={(event) => {
          const chosen = view.models.find((offered) => offered.id === event.currentTarget.value);
          if (chosen) changeDraft({ kind: 'model', model: chosen });
        }}
      >
        {view.models.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        label={t('composer.resolution')}
        name="resolution"
        value={draft.resolution}
        onChange={(event) => set({ resolution: event.currentTarget.value })}
      >
        {Object.keys(model.ratios).map((id) => (
          <option key={id} value={id}>
            {word(`resolution.${id}`, id)}
          </option>
        ))}
      </Select>
      <Select
        label={t('composer.background')}
        name="background"
        value={draft.background}
        onChange={(event) => set({ background: event.currentTarget.value as Background })}
      >
        {BACKGROUNDS.filter((id) => id !== 'transparent' || model.supportsTransparent).map((id) => (
          <option key={id} value={id}>
            {t(`background.${id}`)}
          </option>
        ))}
      </Select>
      <Select
        label={t('composer.format')}
        name="outputFormat"
        value={draft.outputFormat}
        onChange={(event) => set({ outputFormat: event.currentTarget.value as OutputFormat })}
      >
        {OUTPUT_FORMATS.filter((id) => id !== 'jpeg' || draft.background !== 'transparent').map((id) => (
          <option key={id} value={id}>
            {id.toUpperCase()}
          </option>
        ))}
      </Select>
    </div>
  );
};

/** What is chosen for almost every picture. */
export const MainOptions = ({ model }: { readonly model: ModelView }) => (
  <div className="composer__main-options">
    <Shapes model={model} />
    <Qualities model={model} />
    <Counts />
  </div>
);
