import { parseId } from '@candid/kernel';
import { defineAction, readForm } from '@candid/remix-kit';

const LIMITS = { files: 0, fileBytes: 0, totalFileBytes: 0, fields: 1, fieldBytes: 200 } as const;

export const action = defineAction({
  methods: ['POST'],
  params: { id: parseId<'generation'> },
  handle: async ({ request, context, params }) => {
    const { fields } = await readForm(request, LIMITS);
    context.session.verifyForm(fields.get('csrf'));
    context.session.demand();
    return Response.json(await context.studio.cancel(context.session.subjectId, params.id));
  },
});
