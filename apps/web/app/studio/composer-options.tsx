import { RadioCards, Select } from '@candid/ui';
import { useWords } from '../shell/words.tsx';
import { BACKGROUNDS, chosenRatio, OUTPUT_FORMATS, type Draft } from './draft.ts';
import { useOptionWord } from './option-word.ts';
import { fromTallToWide } from './shape.ts';
import { useStudio } from './studio-context.tsx';
import type { Background, ModelView, OutputFormat } from './view.ts';

const Shapes = ({ model }: { readonly model: ModelView }) => {
  const { t } = useWords();
  const { draft, changeDraft } = useStudio();
  return (
    <RadioCards
      legend={t('composer.ratio')}
      hideLegend
      look="shapes"
      name="ratio"
      value={draft.ratio}
      onChange={(ratio) => changeDraft({ kind: 'set', change: { ratio } })}
      choices={fromTallToWide(model.ratios[draft.resolution] ?? []).map(({ id, label, width, height }) => ({
        value: id,
        label,
        spoken: t('composer.ratio.spoken', { ratio: label, width, height }),
        shape: { width, height },
      }))}
    />
  );
};

/** The shape chosen, read out in its true pixels. */
const Readout = ({ model }: { readonly model: ModelView }) => {
  const { t } = useWords();
  const ratio = chosenRatio(useStudio().draft, model);
  if (!ratio) return null;
  return (
    <output className="readout">
      <span className="readout__ratio">{ratio.label}</span>
      <span className="readout__pixels">{t('order.pixels', { width: ratio.width, height: ratio.height })}</span>
    </output>
  );
};

const Qualities = ({ model }: { readonly model: ModelView }) => {
  const { t } = useWords();
  const word = useOptionWord();
  const { draft, changeDraft } = useStudio();
  return (
    <RadioCards
      legend={t('composer.quality')}
      hideLegend
      look="segments"
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
  const counts = Array.from({ length: view.limits.imagesPerRequest }, (_, index) => index + 1);
  // One is no choice.
  if (counts.length === 1) return <input type="hidden" name="count" value="1" />;
  return (
    <RadioCards
      legend={t('composer.count')}
      hideLegend
      look="segments"
      name="count"
      value={String(draft.count)}
      onChange={(count) => changeDraft({ kind: 'set', change: { count: Number(count) } })}
      choices={counts.map((count) => ({
        value: String(count),
        label: `×${count}`,
        spoken: t('composer.count.spoken', { count }),
      }))}
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
            {t(`file.${id}`)}
          </option>
        ))}
      </Select>
    </div>
  );
};

/** What is chosen for almost every picture. */
export const MainOptions = ({ model, open }: { readonly model: ModelView; readonly open: boolean }) => (
  <div className="composer__main-options" data-open={open}>
    <Shapes model={model} />
    <Readout model={model} />
    <Qualities model={model} />
    <Counts />
  </div>
);
