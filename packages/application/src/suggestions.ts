import { listObjections, objectTo, withdrawObjection } from '@candid/accounts';
import { mayUse } from '@candid/db';
import { offeredModels, readHabits, type ImagingContext } from '@candid/imaging';
import type { SubjectId } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';
import { offerOf } from './offer.ts';
import { fieldsOf, type ComposerFields } from './composer-fields.ts';

const PURPOSE = 'personalisation';

/** Why settings are or are not suggested to somebody. */
export type SuggestionStanding = 'on' | 'objected' | 'restricted';

/** Settings suggested to a person from their own pictures (HI-08); exists only where the policy has that purpose. */
export interface SuggestionsApi {
  /** Composer fields as the person mostly chooses them; null for who has no habits yet, objected, or is restricted. */
  fields(subjectId: SubjectId): Promise<ComposerFields | null>;
  standing(subjectId: SubjectId): Promise<SuggestionStanding>;
  /** Switching off is an objection to the use, switching on takes it back; both count at once. @throws AppError `forbidden` */
  set(subjectId: SubjectId, isOn: boolean): Promise<void>;
}

/** @returns null where the policy does not personalise */
export const createSuggestions = (ctx: ImagingContext, policy: Pick<PolicyDefinition, 'purposes'>): SuggestionsApi | null => {
  if (!policy.purposes.some(({ purpose }) => purpose === PURPOSE)) return null;
  return {
    fields: async (subjectId) => {
      const habits = await readHabits(ctx, subjectId);
      const now = ctx.clock.now();
      if (habits === null || !offeredModels(ctx.models, now).some(({ id }) => id === habits.model)) return null;
      return fieldsOf(offerOf(ctx.models, { now, maxReferences: ctx.rules.maxReferences }), habits);
    },
    standing: async (subjectId) => {
      const objections = await listObjections(ctx, subjectId);
      if (objections.some(({ purpose }) => purpose === PURPOSE)) return 'objected';
      return (await mayUse(ctx.db, { subjectId, purpose: 'personalise' })) ? 'on' : 'restricted';
    },
    set: (subjectId, isOn) => (isOn ? withdrawObjection : objectTo)(ctx, { subjectId, purpose: PURPOSE }),
  };
};
