import { AppError } from '@candid/kernel';
import { defineAction, defineLoader } from '@candid/remix-kit';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkPress } from '../account/link-pages.tsx';
import { NewsletterDone, NewsletterLinkSpent } from '../newsletter/newsletter-pages.tsx';
import { LEAVE_PATH } from '../newsletter/newsletter-paths.ts';
import { newsletterText } from '../newsletter/newsletter-text.ts';
import { newsletterOf, newsletterWording } from '../server/newsletter-forms.ts';
import type { RouteHandle } from '../shell/page-title.tsx';
import { useWords } from '../shell/words.tsx';

const tokenIn = (url: URL): string => url.searchParams.get('token') ?? '';

/** Looking changes nothing: mail scanners open links too. */
export const loader = defineLoader({
  handle: async ({ url, context }) => {
    const token = tokenIn(url);
    const isOurs = await newsletterOf(context).isLeaveToken(token);
    return data({ token, isOurs }, { status: isOurs ? 200 : 404 });
  },
});

/** The one field that mail programs send (RFC 8058). */
const ONE_CLICK = 'List-Unsubscribe';

/** What a body without a form says is nothing: the address of the request says all there is to know. */
const isOneClick = async (request: Request): Promise<boolean> => {
  try {
    return (await request.formData()).has(ONE_CLICK);
  } catch {
    return true;
  }
};

/**
 * Ends newsletters to the address that the link was written for: the press on our page, and the post of a mail program, which has no page,
 * no cookie and no origin. The link is the proof. It is answered here and without a redirect, as mail programs follow none.
 */
export const action = defineAction({
  methods: ['POST'],
  handle: async ({ request, url, context }) => {
    const means = (await isOneClick(request)) ? 'one-click' : 'letter';
    const wording = newsletterWording(context, 'leave');
    if (!(await newsletterOf(context).leave(tokenIn(url), { means, wording }))) throw new AppError('not_found');
    return { left: true };
  },
});

export const handle: RouteHandle = { title: ({ t }) => t('newsletter.page') };

export default function LeaveNewsletterPage() {
  const { token, isOurs } = useLoaderData<typeof loader>();
  const answer = useActionData<{ readonly left?: boolean }>();
  const words = useWords();
  const { t } = words;
  if (answer?.left) return <NewsletterDone title={t('newsletter.left.title')} done={t('newsletter.left')} />;
  if (!isOurs)
    return <NewsletterLinkSpent heading={t('newsletter.leave.unknown')} advice={t('newsletter.leave.unknown.advice')} />;
  const { heading, lead, act } = newsletterText(words, 'leave');
  return (
    <LinkPress path={LEAVE_PATH} heading={heading} lead={lead} submit={act} csrfToken="" token={token} problem={undefined} />
  );
}
