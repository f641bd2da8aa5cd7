import { Button, Notice, Receipt, type ReceiptLine } from '@candid/ui';
import { Form } from '@remix-run/react';
import { isErrorCode } from '../messages/index.ts';
import type { ChoiceView, ConsentView } from '../server/consent-view.ts';
import { useCarriedLanguage } from '../shell/carry-language.ts';
import { useWords } from '../shell/words.tsx';
import { consentText, cookiesText, type ConsentText, type CookieFact } from './consent-text.ts';
import { OnlyUse, UseChoice } from './use-choice.tsx';

export interface ConsentPanelProps {
  readonly view: ConsentView;
  readonly choice: ChoiceView;
  readonly essential: readonly CookieFact[];
  /** What became of a form that was just sent; null where none was. */
  readonly answer: 'recorded' | { readonly code: unknown } | null;
}

const SHORT_HASH = 12;

/** What was chosen, itemised: the record of it says the same. */
const ChoiceReceipt = ({ choice, text }: Pick<ConsentPanelProps, 'choice'> & { readonly text: ConsentText }) => {
  const { t } = useWords();
  const said: Record<string, string> = {
    granted: t('consent.receipt.granted'),
    refused: t('consent.receipt.refused'),
    withdrawn: t('consent.receipt.withdrawn'),
  };
  const answers = text.uses.map(({ category, name }): ReceiptLine => ({
    label: name,
    value: said[choice.outcomes[category] ?? ''] ?? t('consent.receipt.none'),
  }));
  const at = choice.decidedAt === null ? null : new Date(choice.decidedAt);
  const record = at && [
    { label: t('consent.receipt.at'), value: t('consent.receipt.moment', { at, time: at }) },
    { label: t('consent.receipt.facts'), value: choice.facts?.slice(0, SHORT_HASH) },
  ];
  const changed = at !== null && !choice.isCurrent ? { foot: t('consent.receipt.changed') } : {};
  return <Receipt title={t('consent.receipt')} lines={[...answers, ...(record ?? [])]} {...changed} />;
};

const Answer = ({ answer }: Pick<ConsentPanelProps, 'answer'>) => {
  const { t, failure } = useWords();
  if (answer === null) return null;
  if (answer === 'recorded') return <Notice tone="proven" title={t('consent.recorded')} />;
  if (!isErrorCode(answer.code)) return null;
  return (
    <Notice tone="trouble" title={failure(answer.code).what}>
      {failure(answer.code).advice}
    </Notice>
  );
};

/** Every question with what it is about, the present answer, and every way to give another. */
export const ConsentPanel = ({ view, choice, essential, answer }: ConsentPanelProps) => {
  const words = useWords();
  const { t } = words;
  const text = consentText(words, view.uses);
  const isOnly = text.uses.length === 1;
  const action = useCarriedLanguage()('/consent');
  return (
    <main className="form-page consent-page" id="main">
      <h1>{text.title}</h1>
      <p className="consent-page__lead">{text.lead}</p>
      {view.closed.length > 0 ? (
        <Notice tone="proven" title={t('consent.gpc.title')}>
          {t('consent.gpc.body')}
        </Notice>
      ) : null}
      <Answer answer={answer} />
      <Form className="consent-page__form" method="post" action={action} key={choice.decidedAt}>
        <input type="hidden" name="wording" value={view.wording} />
        <input type="hidden" name="means" value="panel" />
        <section className="consent-use" aria-labelledby="consent-essential">
          <h2 className="consent-use__name" id="consent-essential">
            {t('consent.essential')}
          </h2>
          <div className="consent-use__what">
            <p>{t('consent.essential.what')}</p>
            <p className="u-mono">{cookiesText(words, essential)}</p>
          </div>
          <p className="consent-use__always">{t('consent.essential.always')}</p>
        </section>
        {text.uses.map((use) =>
          isOnly ? (
            <OnlyUse key={use.category} use={use} isClosed={view.closed.includes(use.category)} />
          ) : (
            <UseChoice
              key={use.category}
              use={use}
              isGranted={choice.isCurrent && choice.outcomes[use.category] === 'granted'}
              isClosed={view.closed.includes(use.category)}
            />
          ),
        )}
        <div className="consent__acts">
          <Button type="submit" name="choice" value="none">
            {text.refuse}
          </Button>
          <Button type="submit" name="choice" value="all" disabled={view.closed.length === text.uses.length}>
            {text.accept}
          </Button>
          {isOnly ? null : (
            <Button type="submit" name="choice" value="some">
              {t('consent.save')}
            </Button>
          )}
        </div>
      </Form>
      <ChoiceReceipt choice={choice} text={text} />
    </main>
  );
};
