import { isLocale, LANGUAGE_PARAMETER } from '@candid/messages';
import { defineLoader, definePress, readFields } from '@candid/remix-kit';
import { redirect, redirectDocument, replace } from '@remix-run/node';
import { returnPath } from '../server/sign-in.ts';
import { THEME_PARAMETER, withParameter } from '../shell/carried-parameters.ts';
import { readTheme } from '../shell/theme.tsx';

/** What a form chooses, and nothing that it does not name. */
const choiceIn = (form: FormData) => {
  const language = form.get('language');
  return {
    ...(isLocale(language) && { language }),
    ...(form.has('theme') && { theme: readTheme(form.get('theme')) }),
  };
};

/**
 * Keeps a language or a light where the policy lets it stay, and leads back to the page (HI-16). Nothing secret hangs on it, so somebody
 * without a session can send it too; that it came from a page of ours is seen at the door.
 */
export const action = definePress({
  handle: async ({ request, context }) => {
    const { session, preferences, kit } = context;
    const form = await readFields(request);
    if (session.id !== null) session.verifyForm(form.get('csrf'));
    const chosen = choiceIn(form);
    const isCarried = (await preferences.keep(chosen)) === 'address';
    const went = { [LANGUAGE_PARAMETER]: chosen.language, [THEME_PARAMETER]: chosen.theme };
    const back = Object.entries(went).reduce(
      (address, [name, value]) => (value === undefined ? address : withParameter(address, name, isCarried ? value : null)),
      returnPath(form.get('back'), kit.origin),
    );
    return chosen.language === undefined ? replace(back, 303) : redirectDocument(back, 303);
  },
});

/** There is nothing to see at this address. */
export const loader = defineLoader({ handle: () => redirect('/') });

export default function Preferring() {
  return null;
}
