import type { Milliseconds } from '@candid/kernel';
import { RadioCards, Receipt } from '@candid/ui';
import { useState } from 'react';
import { useWords } from './words.tsx';

export type PromiseView = { readonly id: string; readonly promise: string; readonly evidence: string };
export type PolicyView = {
  readonly id: string;
  readonly version: string;
  readonly resultLifetimeMs: Milliseconds;
  readonly promises: readonly PromiseView[];
};

type Theme = 'auto' | 'light' | 'dark';

const applyTheme = (theme: Theme): void => {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
};

const ThemeChoice = () => {
  const { t } = useWords();
  const [theme, setTheme] = useState<Theme>('auto');
  const choose = (chosen: Theme): void => {
    setTheme(chosen);
    applyTheme(chosen);
  };
  return (
    <div className="footer__theme">
      <RadioCards
        legend={t('shell.theme')}
        name="theme"
        value={theme}
        onChange={choose}
        choices={[
          { value: 'auto', label: t('shell.theme.auto') },
          { value: 'light', label: t('shell.theme.light') },
          { value: 'dark', label: t('shell.theme.dark') },
        ]}
      />
      <p className="footer__note">{t('shell.theme.note')}</p>
    </div>
  );
};

/** Each promise of the policy as a small receipt that opens: what, and how to check it. */
const Promises = ({ promises }: { readonly promises: readonly PromiseView[] }) => {
  const { t } = useWords();
  return (
    <ul className="promises">
      {promises.map(({ id, promise, evidence }) => (
        <li key={id}>
          <details className="promise" name="promise">
            <summary>
              <span className="u-mono">{id}</span>
              <span>{promise}</span>
            </summary>
            <Receipt
              level={3}
              title={t('shell.promise.id')}
              serial={id}
              lines={[{ label: t('shell.promise.check'), value: evidence, tone: 'proven' }]}
              foot={promise}
            />
          </details>
        </li>
      ))}
    </ul>
  );
};

/** The foot of every page: the policy in force, its promises, and the light. */
export const Footer = ({ policy }: { readonly policy: PolicyView }) => {
  const { t } = useWords();
  return (
    <footer className="footer">
      <div className="footer__inner">
        <div>
          {policy.promises.length > 0 ? <h2 className="footer__title">{t('shell.promises')}</h2> : null}
          <p className="u-mono footer__note">{t('shell.policy', { id: policy.id, version: policy.version })}</p>
        </div>
        {policy.promises.length > 0 ? <Promises promises={policy.promises} /> : null}
        <ThemeChoice />
      </div>
    </footer>
  );
};
