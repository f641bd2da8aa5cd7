import { Button, Field, Select } from '@candid/ui';
import { Form } from '@remix-run/react';
import { CarriedFields, PageButton } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';
import type { FilterFields, ModelName } from './view.ts';

export type FilterFormProps = {
  readonly fields: FilterFields;
  readonly models: readonly ModelName[];
  readonly counts: { readonly all: number; readonly fitting: number };
};

const SHAPES = ['landscape', 'square', 'portrait'] as const;

/** Narrows the history by its address: a plain form, so a filtered page can be kept as a bookmark and works without script. */
export const FilterForm = ({ fields, models, counts }: FilterFormProps) => {
  const { t } = useWords();
  const isNarrowed = Object.values(fields).some((value) => value !== '');
  return (
    // Begins anew with each address: what it shows is what the page was asked for.
    <Form
      className="history__filter"
      method="get"
      action="/history"
      key={Object.values(fields).join()}
      aria-label={t('history.filter')}
    >
      <CarriedFields />
      <Field label={t('history.filter.from')} type="date" name="from" defaultValue={fields.from} />
      <Field label={t('history.filter.to')} type="date" name="to" defaultValue={fields.to} />
      <Select label={t('history.filter.model')} name="model" defaultValue={fields.model}>
        <option value="">{t('history.filter.any')}</option>
        {models.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select label={t('history.filter.shape')} name="shape" defaultValue={fields.shape}>
        <option value="">{t('history.filter.any')}</option>
        {SHAPES.map((shape) => (
          <option key={shape} value={shape}>
            {t(`history.shape.${shape}`)}
          </option>
        ))}
      </Select>
      <Select label={t('history.filter.kind')} name="kind" defaultValue={fields.kind}>
        <option value="">{t('history.filter.any')}</option>
        <option value="generate">{t('history.kind.generate')}</option>
        <option value="edit">{t('history.kind.edit')}</option>
      </Select>
      <span className="history__filter-acts">
        <Button type="submit">{t('history.filter.show')}</Button>
        {isNarrowed ? (
          <PageButton tone="quiet" href="/history">
            {t('history.filter.clear')}
          </PageButton>
        ) : null}
      </span>
      <p className="history__count u-mono">
        {isNarrowed ? t('history.count.fitting', counts) : t('history.count', { count: counts.all })}
      </p>
    </Form>
  );
};
