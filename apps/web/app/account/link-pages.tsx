import type { ErrorCode } from '@candid/kernel';
import { Button, Notice } from '@candid/ui';
import type { ReactNode } from 'react';
import { PageButton, PageForm } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';
import { FormProblem } from './password-fields.tsx';

/** A link that was used, ran out, was replaced, or was never ours: what happened, and the way on. */
export const SpentLink = ({ again }: { readonly again: string }) => {
  const { t, failure } = useWords();
  const { what, advice } = failure('link_spent');
  return (
    <main className="form-page" id="main">
      <h1>{what}</h1>
      <p>{advice}</p>
      <p className="form-page__ways">
        <PageButton href={again} tone="primary">
          {t('link.spent.newLink')}
        </PageButton>
        <PageButton href="/sign-in">{t('link.spent.signIn')}</PageButton>
      </p>
    </main>
  );
};

export interface LinkPressProps {
  /** The path of the page itself. */
  readonly path: string;
  readonly heading: string;
  readonly lead: string;
  readonly submit: string;
  readonly csrfToken: string;
  readonly token: string;
  readonly problem: ErrorCode | undefined;
  readonly children?: ReactNode;
}

/** The page of a link: what a press will do, and the press. Opening it does nothing. */
export const LinkPress = ({ path, heading, lead, submit, csrfToken, token, problem, children }: LinkPressProps) => (
  <main className="form-page" id="main">
    <h1>{heading}</h1>
    <FormProblem problem={problem} />
    <p>{lead}</p>
    <PageForm className="form-page__form" action={`${path}?${new URLSearchParams({ token }).toString()}`}>
      <input type="hidden" name="csrf" value={csrfToken} />
      <input type="hidden" name="token" value={token} />
      {children}
      <Button type="submit" tone="primary">
        {submit}
      </Button>
    </PageForm>
  </main>
);

/** What a press has done, and the way in. */
export const LinkDone = ({ title, done }: { readonly title: string; readonly done: string }) => {
  const { t } = useWords();
  return (
    <main className="form-page" id="main">
      <h1>{title}</h1>
      <Notice tone="proven" title={done} />
      <p>
        <PageButton href="/sign-in" tone="primary">
          {t('link.spent.signIn')}
        </PageButton>
      </p>
    </main>
  );
};

export interface SentProps {
  readonly heading: string;
  readonly title: string;
  readonly again: { readonly href: string; readonly words: string };
  readonly hasStandIn: boolean;
  readonly children: ReactNode;
}

/** A letter is on its way: the same for everybody, whoever they are. */
export const LetterSent = ({ heading, title, again, hasStandIn, children }: SentProps) => {
  const { t } = useWords();
  return (
    <main className="form-page" id="main">
      <h1>{heading}</h1>
      <Notice tone="plain" title={title}>
        {children}
      </Notice>
      {hasStandIn ? <p className="form-page__note">{t('password.inbox')}</p> : null}
      <p>
        <PageButton href={again.href}>{again.words}</PageButton>
      </p>
    </main>
  );
};
