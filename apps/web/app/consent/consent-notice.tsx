import { Button } from '@candid/ui';
import { Link, useFetcher, useLocation } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { isErrorCode } from '../messages/index.ts';
import type { ConsentView } from '../server/consent-view.ts';
import { useCarriedLanguage } from '../shell/carry-language.ts';
import { useWords } from '../shell/words.tsx';
import { consentText } from './consent-text.ts';

type Answered = { readonly code?: unknown } | undefined;

/** Said where the question stood, for as long as its reader stays on the page. */
const Recorded = () => {
  const { t } = useWords();
  const said = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: whoever goes by keyboard or by ear goes on from here.
  useEffect(() => said.current?.focus(), []);
  return (
    <div className="consent consent--recorded" role="status" tabIndex={-1} ref={said}>
      <p>
        <strong>{t('consent.recorded')}</strong> {t('consent.recorded.body')}
      </p>
    </div>
  );
};

/**
 * The question of a first visit: at the head of the page and over nothing of it, with two answers that look and work alike. A form, with
 * script or without; until it is sent nothing is set and nothing recorded (OH-14, HI-16).
 */
export const ConsentNotice = ({ view }: { readonly view: ConsentView }) => {
  const words = useWords();
  const { t, failure } = words;
  const carried = useCarriedLanguage();
  const fetcher = useFetcher<Answered>({ key: 'consent' });
  const { key } = useLocation();
  const [answeredAt, setAnsweredAt] = useState<string | null>(null);
  const code = fetcher.data?.code;
  if (!view.isToBeAsked) return fetcher.data !== undefined && code === undefined && answeredAt === key ? <Recorded /> : null;
  const text = consentText(words, view.uses);
  return (
    <section className="consent" aria-labelledby="consent-title">
      <fetcher.Form className="consent__form" method="post" action={carried('/consent')} onSubmit={() => setAnsweredAt(key)}>
        <div className="consent__words">
          <h2 className="consent__title" id="consent-title">
            {text.title}
          </h2>
          <p>{text.lead}</p>
          {isErrorCode(code) ? (
            <p className="field__error" role="alert">
              {failure(code).what} {failure(code).advice}
            </p>
          ) : null}
        </div>
        <dl className="consent__uses">
          {text.uses.map(({ category, name, what, cookies }) => (
            <div key={category}>
              <dt>{name}</dt>
              <dd>
                {what} {cookies}
                {view.closed.includes(category) ? <em> {t('consent.gpc.closed')}</em> : null}
              </dd>
            </div>
          ))}
        </dl>
        <input type="hidden" name="wording" value={view.wording} />
        <input type="hidden" name="means" value="notice" />
        <div className="consent__acts">
          <Button type="submit" name="choice" value="none">
            {text.refuse}
          </Button>
          <Button type="submit" name="choice" value="all">
            {text.accept}
          </Button>
          <Link className="consent__more" to={carried('/consent')}>
            {t('consent.more', { count: view.uses.length })}
          </Link>
        </div>
      </fetcher.Form>
    </section>
  );
};
