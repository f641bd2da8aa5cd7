import type { NewsletterStanding } from '@candid/application';
import { Button } from '@candid/ui';
import { PageForm } from '../shell/page-links.tsx';
import { useWords } from '../shell/words.tsx';
import { newsletterText } from './newsletter-text.ts';

export interface NewsletterChoiceProps {
  readonly csrfToken: string;
  readonly standing: NewsletterStanding;
}

/** Whether an account gets newsletters: one box, ticked by nobody but its owner, and given up the same way (HI-09). */
export const NewsletterChoice = ({ csrfToken, standing }: NewsletterChoiceProps) => {
  const words = useWords();
  const { heading, lead, act } = newsletterText(words, 'account');
  return (
    <section className="form-page__section" id="newsletter">
      <h2>{heading}</h2>
      <p>{lead}</p>
      {standing === 'restricted' ? (
        <p className="form-page__note">{words.t('newsletter.account.restricted')}</p>
      ) : (
        // Its box begins anew with each answer of the server.
        <PageForm className="form-page__form" action="/account/newsletter" key={standing}>
          <input type="hidden" name="csrf" value={csrfToken} />
          <label className="check">
            <input type="checkbox" name="wish" value="on" defaultChecked={standing === 'on'} />
            <span>{act}</span>
          </label>
          <Button type="submit">{words.t('newsletter.account.save')}</Button>
        </PageForm>
      )}
    </section>
  );
};
