import type { ReactNode } from 'react';
import { useWords } from '../shell/words.tsx';
import { fieldOf } from './consent-fields.ts';
import type { UseText } from './consent-text.ts';

export interface UseChoiceProps {
  readonly use: UseText;
  /** What stands now; the answer is marked, and no until there is one. */
  readonly isGranted: boolean;
  /** The browser's signal has answered. */
  readonly isClosed: boolean;
}

const Answer = ({
  name,
  value,
  children,
  ...rest
}: {
  name: string;
  value: string;
  checked: boolean;
  disabled: boolean;
  children: ReactNode;
}) => (
  <label className="choice">
    <input type="radio" name={name} value={value} defaultChecked={rest.checked} disabled={rest.disabled} />
    <span className="choice__label">{children}</span>
  </label>
);

type UseProps = Pick<UseChoiceProps, 'use' | 'isClosed'>;

const UseWhat = ({ use, isClosed, id }: UseProps & { readonly id: string }) => {
  const { t } = useWords();
  return (
    <div className="consent-use__what" id={id}>
      <p>{use.what}</p>
      {use.cookies === '' ? null : <p className="u-mono">{use.cookies}</p>}
      {isClosed ? <p className="consent-use__closed">{t('consent.gpc.closed')}</p> : null}
    </div>
  );
};

/** The only question there is: what it is about. The form's own acts are its answers. */
export const OnlyUse = ({ use, isClosed }: UseProps) => {
  const id = `consent-${use.category}`;
  return (
    <section className="consent-use" aria-labelledby={`${id}-name`}>
      <h2 className="consent-use__name" id={`${id}-name`}>
        {use.name}
      </h2>
      <UseWhat use={use} isClosed={isClosed} id={id} />
    </section>
  );
};

/** One question with its two answers, of which neither is easier to give. */
export const UseChoice = ({ use, isGranted, isClosed }: UseChoiceProps) => {
  const { t } = useWords();
  const name = fieldOf(use.category);
  const id = `consent-${use.category}`;
  return (
    <fieldset className="consent-use choices" data-look="segments" aria-describedby={id}>
      <legend className="consent-use__name">{use.name}</legend>
      <UseWhat use={use} isClosed={isClosed} id={id} />
      <div className="choices__cards">
        <Answer name={name} value="no" checked={!isGranted || isClosed} disabled={isClosed}>
          {t('consent.no')}
        </Answer>
        <Answer name={name} value="yes" checked={isGranted && !isClosed} disabled={isClosed}>
          {t('consent.yes')}
        </Answer>
      </div>
    </fieldset>
  );
};
