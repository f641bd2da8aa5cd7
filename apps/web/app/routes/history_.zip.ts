import { codeOf, createByteResponse, defineAction, isDefect, readFields } from '@candid/remix-kit';
import { redirect } from '@remix-run/node';
import { readFilter, readTicked } from '../server/history-query.ts';
import { createWords } from '../messages/index.ts';
import { demand } from '../server/demand.ts';

/** The ticked pictures as a ZIP, or with `scope=fitting` all that fit the filter in the form. Written as it is read. */
export const action = defineAction({
  methods: ['POST'],
  handle: async ({ request, context }) => {
    try {
      const { session } = context;
      const form = await readFields(request);
      session.verifyForm(form.get('csrf'));
      const wish = new URLSearchParams([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
      const images = form.get('scope') === 'fitting' ? readFilter(wish) : readTicked(form);
      const { t } = createWords('UTC');
      const noteOf = (names: readonly string[]) => ({
        name: 'not-included.txt',
        text: t('history.zip.missing', { count: names.length, names: names.join(', ') }),
      });
      const source = await demand(context.history).zip(session.subjectId, { images, noteOf });
      const headers = { 'Content-Type': 'application/zip', 'Content-Disposition': 'attachment; filename="candid-pictures.zip"' };
      return createByteResponse({ request, source, headers });
    } catch (error) {
      // Back to the pictures, which say it: this address has no page.
      const code = codeOf(error);
      if (isDefect(code)) throw error;
      return redirect(`/history?problem=${code}`, 303);
    }
  },
});
