import type { LinkPurpose, PasswordsApi } from '@candid/application';
import { AppError, type ErrorCode } from '@candid/kernel';
import { codeOf, defineAction, isDefect, statusOf, readFields } from '@candid/remix-kit';
import { data, redirect, type AppLoadContext } from '@remix-run/node';

type Typed = { readonly email?: string; readonly name?: string };

/** What a form of these pages comes back with when it was refused. A password never comes back. */
export interface RefusedForm {
  readonly problem: ErrorCode;
  readonly typed: Typed;
}

/** @throws AppError `not_found` where the policy has no passwords */
export const passwordsOf = ({ people, locale }: AppLoadContext): PasswordsApi => {
  if (!people?.passwords) throw new AppError('not_found');
  return people.passwords.in(locale);
};

/** The network that limits count by, where the policy lets a request know it. */
export const networkOf = ({ kit }: AppLoadContext): string | null => kit.clientAddress?.network() ?? null;

export const textIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** Answers a refused form with the reason and what had been typed. What is our fault is for the error page. */
export const refuseForm = (error: unknown, typed: Typed = {}): Response => {
  if (error instanceof Response) throw error;
  const problem = codeOf(error);
  if (isDefect(problem)) throw error;
  return Response.json({ problem, typed } satisfies RefusedForm, { status: statusOf(problem) });
};

/** What came with a form of these pages, once it is sure that a page of ours sent it. */
export interface PasswordForm {
  readonly form: FormData;
  readonly request: Request;
  readonly context: AppLoadContext;
  readonly passwords: PasswordsApi;
}

/**
 * The action of a form of these pages. Whatever it is refused for, its page being too old too, the page comes back with the reason and
 * with `typed`, what may be seen again of what was typed.
 */
export const passwordAction = (act: (given: PasswordForm) => Promise<Response>, typed: (form: FormData) => Typed = () => ({})) =>
  defineAction({
    methods: ['POST'],
    handle: async ({ request, context }) => {
      const passwords = passwordsOf(context);
      let form: FormData | null = null;
      try {
        form = await readFields(request);
        context.session.verifyForm(form.get('csrf'));
        return await act({ form, request, context, passwords });
      } catch (error) {
        return refuseForm(error, form ? typed(form) : {});
      }
    },
  });

/** The address that was typed. */
export const typedEmail = (form: FormData): Typed => ({ email: textIn(form, 'email') });

/** The action of a form that asks for a letter. Whether the address has an account decides nothing here (HI-01). */
export const askingAction = (
  path: string,
  ask: (given: { readonly context: AppLoadContext; readonly form: FormData; readonly email: string }) => Promise<void>,
) =>
  passwordAction(async ({ context, form }) => {
    await ask({ context, form, email: textIn(form, 'email') });
    return redirect(`${path}?asked`, 303);
  }, typedEmail);

/** The action of a letter's link whose press is all there is to do. */
export const pressAction = (path: string, press: (passwords: PasswordsApi, token: string) => Promise<void>) =>
  passwordAction(async ({ form, passwords }) => {
    await press(passwords, textIn(form, 'token'));
    return redirect(`${path}?done`, 303);
  });

/** Answers with the page of a link: one that cannot be used any more is gone (410), and its page leads on. */
export const linkAnswer = <Found extends { readonly stands: boolean; readonly isDone?: boolean }>(found: Found) =>
  data(found, { status: found.stands || found.isDone === true ? 200 : statusOf('link_spent') });

/** What the page of a letter's link has to know. Looking changes nothing: mail scanners open links too. */
export const loadLink = async (
  { url, context }: { readonly url: URL; readonly context: AppLoadContext },
  purpose: LinkPurpose,
) => {
  const passwords = passwordsOf(context);
  const token = url.searchParams.get('token') ?? '';
  return {
    csrfToken: context.session.csrfToken,
    token,
    stands: await passwords.linkStands({ purpose, token }),
    minimumLength: passwords.minimumLength,
  };
};
