import type { LinkPurpose, PasswordsApi } from '@candid/application';
import { AppError, type ErrorCode } from '@candid/kernel';
import { codeOf, defineAction, isDefect, statusOf } from '@candid/remix-kit';
import { data, redirect, type AppLoadContext } from '@remix-run/node';

/** What a form of these pages comes back with when it was refused. A password never comes back. */
export interface RefusedForm {
  readonly problem: ErrorCode;
  readonly typed: { readonly email?: string; readonly name?: string };
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

/** The form of a request, once it is sure that a page of ours sent it. @throws AppError `csrf_failed` */
export const readPasswordForm = async (request: Request, { session }: AppLoadContext): Promise<FormData> => {
  const form = await request.formData();
  session.verifyForm(form.get('csrf'));
  return form;
};

/** Answers a refused form with the reason and what had been typed. What is our fault is for the error page. */
export const refuseForm = (error: unknown, typed: RefusedForm['typed'] = {}): Response => {
  if (error instanceof Response) throw error;
  const problem = codeOf(error);
  if (isDefect(problem)) throw error;
  return Response.json({ problem, typed } satisfies RefusedForm, { status: statusOf(problem) });
};

/** The action of a form that asks for a letter. Whether the address has an account decides nothing here (HI-01). */
export const askingAction = (
  path: string,
  ask: (given: { readonly context: AppLoadContext; readonly form: FormData; readonly email: string }) => Promise<void>,
) =>
  defineAction({
    methods: ['POST'],
    handle: async ({ request, context }) => {
      passwordsOf(context);
      const form = await readPasswordForm(request, context);
      const email = textIn(form, 'email');
      try {
        await ask({ context, form, email });
        return redirect(`${path}?asked`, 303);
      } catch (error) {
        return refuseForm(error, { email });
      }
    },
  });

/** The action of a letter's link whose press is all there is to do. */
export const pressAction = (path: string, press: (passwords: PasswordsApi, token: string) => Promise<void>) =>
  defineAction({
    methods: ['POST'],
    handle: async ({ request, context }) => {
      const passwords = passwordsOf(context);
      const form = await readPasswordForm(request, context);
      try {
        await press(passwords, textIn(form, 'token'));
        return redirect(`${path}?done`, 303);
      } catch (error) {
        return refuseForm(error);
      }
    },
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
