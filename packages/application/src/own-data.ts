import { readHoldings, type Holdings, type ImagingContext } from '@candid/imaging';
import type { SessionId, SubjectId } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';

/** All that is held of a visitor at one moment: their session, and what it holds. */
export interface OwnData extends Holdings {
  readonly at: Date;
  readonly session: { readonly begun: Date; readonly until: Date };
}

/** The answer to "what have you of me?" where nobody can be known but by a session. */
export interface OwnDataApi {
  /** @returns null where nothing is held: the session has ended */
  read(visitor: { readonly sessionId: SessionId; readonly subjectId: SubjectId }): Promise<OwnData | null>;
}

/**
 * What a session holds, for whoever has it (NA-14).
 * @returns null where a policy has accounts: there, what is held of a person is more than their session holds
 */
export const createOwnData = (
  ctx: Pick<ImagingContext, 'db' | 'rules' | 'clock'>,
  { features, sessions }: Pick<PolicyDefinition, 'features' | 'sessions'>,
): OwnDataApi | null => {
  if (features.accounts) return null;
  return {
    read: async ({ sessionId, subjectId }) => {
      const at = ctx.clock.now();
      const session = await ctx.db
        .selectFrom('session')
        .select(['created_at as begun', 'expires_at as promised'])
        .where('id', '=', sessionId)
        .where('subject_id', '=', subjectId)
        .executeTakeFirst();
      if (!session) return null;
      const { begun, promised } = session;
      const until = new Date(Math.min(promised.getTime(), begun.getTime() + sessions.anonymous.lifetime));
      return { at, session: { begun, until }, ...(await readHoldings(ctx, subjectId)) };
    },
  };
};
