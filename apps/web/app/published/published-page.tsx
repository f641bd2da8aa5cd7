import type { PublishedDocument } from '@candid/publishing';
import { useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { PublishedView } from '../server/published-loader.ts';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';
import { BlockView } from './block-view.tsx';
import { RunningText } from './runs.tsx';

/** What a page's sections are numbered for: more than these are worth a table of contents. */
const FEW = 4;

const isView = (data: unknown): data is PublishedView => typeof data === 'object' && data !== null && 'document' in data;

export const publishedHandle: RouteHandle = {
  isPublic: true,
  title: ({ t }, data) => (isView(data) ? t('published.title', { title: data.document.title }) : t('brand.name')),
};

const Contents = ({ sections }: Pick<PublishedDocument, 'sections'>) => {
  const { t } = useWords();
  return (
    <nav className="contents" aria-labelledby="contents">
      <h2 className="contents__title" id="contents">
        {t('published.contents')}
      </h2>
      <ol>
        {sections.map(({ id, heading }) => (
          <li key={id}>
            <a href={`#${id}`}>{heading}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
};

export interface PublishedPageProps {
  /** What can be done on this page, below what it says. */
  readonly children?: ReactNode;
}

/** A published page: set like a book, its contents beside it, what is measured in the margin. It needs no script. */
export const PublishedPage = ({ children }: PublishedPageProps) => {
  const { t } = useWords();
  const { document, version, evidence } = useLoaderData<PublishedView>();
  const { page, title, lead, sections } = document;
  const hasContents = sections.length > FEW;
  return (
    <main className="published" id="main" data-page={page} data-contents={hasContents}>
      <header className="published__head">
        <h1>{title}</h1>
        <p className="published__lead">
          <RunningText runs={lead} />
        </p>
        {page === 'privacy' ? <p className="u-mono published__version">{t('published.version', { version })}</p> : null}
      </header>
      {hasContents ? <Contents sections={sections} /> : null}
      <div className="published__body">
        {sections.map(({ id, heading, blocks }) => (
          <section key={id} id={id}>
            <h2 id={`${id}-heading`}>{heading}</h2>
            {blocks.map((block, index) => (
              <BlockView key={index} block={block} evidence={evidence} labelledBy={`${id}-heading`} />
            ))}
          </section>
        ))}
        {children}
      </div>
    </main>
  );
};
