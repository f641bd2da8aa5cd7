import type { Milliseconds } from '@candid/kernel';
import { Receipt } from '@candid/ui';
import { Link } from '@remix-run/react';
import { useCarriedLanguage } from './carry-language.ts';
import { LanguageChoice } from './language-choice.tsx';
import { useWords } from './words.tsx';

export type PromiseView = { readonly id: string; readonly promise: string; readonly evidence: string };
export type PolicyView = {
  readonly id: string;
  readonly version: string;
  readonly resultLifetimeMs: Milliseconds;
  /** A picture is destroyed once its owner has downloaded it whole. */
  readonly endsOnDownload: boolean;
  /** There is a page where anybody can tell of a child. */
  readonly takesReports: boolean;
  readonly promises: readonly PromiseView[];
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

/** The foot of every page: the policy in force and its promises. */
export const Footer = ({ policy }: { readonly policy: PolicyView }) => {
  const { t } = useWords();
  const carried = useCarriedLanguage();
  return (
    <footer className="footer">
      <div className="footer__inner">
        <div>
          {policy.promises.length > 0 ? <h2 className="footer__title">{t('shell.promises')}</h2> : null}
          <p className="u-mono footer__note">{t('shell.policy', { id: policy.id, version: policy.version })}</p>
          {policy.takesReports ? (
            <p className="footer__note">
              <Link to={carried('/report')}>{t('report.link')}</Link>
            </p>
          ) : null}
          <LanguageChoice />
        </div>
        {policy.promises.length > 0 ? <Promises promises={policy.promises} /> : null}
      </div>
    </footer>
  );
};
