import { Notice } from '@candid/ui';
import { PageButton } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';

/** What a press has done. */
export const NewsletterDone = ({ title, done }: { readonly title: string; readonly done: string }) => (
  <main className="form-page" id="main">
    <h1>{title}</h1>
    <Notice tone="proven" title={done} />
  </main>
);

/** A link that confirms nothing any more, or ends nothing: what is wrong with it, and the way on. */
export const NewsletterLinkSpent = ({ heading, advice }: { readonly heading: string; readonly advice: string }) => {
  const { t } = useWords();
  return (
    <main className="form-page" id="main">
      <h1>{heading}</h1>
      <p>{advice}</p>
      <p>
        <PageButton href="/newsletter" tone="primary">
          {t('newsletter.heading')}
        </PageButton>
      </p>
    </main>
  );
};
