import type { Holding, InputEnd, Keeping } from '@candid/db';
import type { GenerationId } from '@candid/kernel';
import { sql } from 'kysely';
import type { KeepingContext } from '../context.ts';
import { cleanGeneration } from './clean-generation.ts';

/** How many generations one round cleans; the next takes the rest, and the count says that there is one. */
const BATCH = 500;

const hasPrompt = sql`g.prompt_key_id IS NOT NULL`;
const hasUpload = sql`EXISTS (SELECT FROM generation_input i WHERE i.generation_id = g.id)`;
const hasPreview = sql`EXISTS (SELECT FROM generation_preview p WHERE p.generation_id = g.id)`;

/** Whether what was promised to live as long as its picture still may: the picture is there, and the policy says the same. */
const livesOn = (until: 'prompt_until' | 'upload_until', now: InputEnd) =>
  now === 'image-ends'
    ? sql`(${sql.ref(`g.${until}`)} = 'image-ends'
        AND EXISTS (SELECT FROM image WHERE image.generation_id = g.id AND image.destroyed_at IS NULL))`
    : sql`false`;

/** Of an ended generation, what neither its picture nor anything else keeps alive. */
const isOverdue = ({ promptUntil, uploadUntil }: KeepingContext['rules'], now: Date) => sql`g.ended_at <= ${now} AND (
  (${hasPrompt} AND NOT ${livesOn('prompt_until', promptUntil)})
  OR (${hasUpload} AND NOT ${livesOn('upload_until', uploadUntil)})
  OR ${hasPreview}
)`;

/**
 * Prompts, uploads and previews go when their generation ends, or with its picture where that was promised: keys first, then files, then
 * rows (OH-04, OH-05, NA-01, NA-02, HI-28).
 */
export const keepInputs = (ctx: KeepingContext): Keeping => ({
  count: async (now) => {
    const { rows } = await sql<Holding>`
      SELECT count(*)::int AS held, min(g.created_at) AS oldest,
        (count(*) FILTER (WHERE ${isOverdue(ctx.rules, now)}))::int AS overdue
      FROM generation g WHERE ${hasPrompt} OR ${hasUpload} OR ${hasPreview}`.execute(ctx.db);
    return rows[0] ?? null;
  },
  sweep: async (now) => {
    const { rows } = await sql<{ id: GenerationId }>`
      SELECT g.id FROM generation g WHERE ${isOverdue(ctx.rules, now)} LIMIT ${BATCH}`.execute(ctx.db);
    for (const { id } of rows) await cleanGeneration(ctx, { generationId: id, reach: ctx.reach });
  },
});
