import { dataMap, isPersonal, type Db, type LooseDataMap } from '@candid/db';
import { readHabits, TASK_COLUMNS } from '@candid/imaging';
import type { PolicyDefinition } from '@candid/policy';
import type { KeyOwner } from '@candid/vault';
import type { ObjectKeyId, SubjectId } from '@candid/kernel';
import type { Reading } from './reading.ts';

/** Says under whose key objects lie; opens nothing. */
export interface KeyOwners {
  listHolders(keyIds: readonly ObjectKeyId[]): Promise<readonly KeyOwner[]>;
}

interface SealedRow {
  readonly keyId: ObjectKeyId;
  readonly subjectId: SubjectId;
}

/** Every prompt and input that is held, with whose it is. */
const sealedInputs = async (db: Db): Promise<SealedRow[]> => {
  const prompts = await db
    .selectFrom('generation')
    .select(['prompt_key_id as keyId', 'subject_id as subjectId'])
    .where('prompt_key_id', 'is not', null)
    .$narrowType<{ keyId: ObjectKeyId }>()
    .execute();
  const uploads = await db
    .selectFrom('generation_input as i')
    .innerJoin('generation as g', 'g.id', 'i.generation_id')
    .select(['i.key_id as keyId', 'g.subject_id as subjectId'])
    .execute();
  return [...prompts, ...uploads];
};

/**
 * `sealed-content`: prompts and inputs held, and those of them that do not lie under the content key of whoever they belong to (HI-03).
 * One whose key is gone lies under none, and cannot be opened by anybody.
 */
export const readSealedContent = async ({ db, keys }: { db: Db; keys: KeyOwners }): Promise<Reading> => {
  const sealed = await sealedInputs(db);
  const owners = new Map((await keys.listHolders(sealed.map(({ keyId }) => keyId))).map((owner) => [owner.keyId, owner]));
  const foreign = sealed.filter(({ keyId, subjectId }) => {
    const owner = owners.get(keyId);
    return owner !== undefined && (owner.kind !== 'content' || owner.subjectId !== subjectId);
  }).length;
  return { ok: foreign === 0, figures: { held: sealed.length, foreign } };
};

/**
 * `personalisation`: accounts whose settings are suggested now, and accounts that would be served although they objected or are restricted,
 * found by asking for each of them (HI-08).
 */
export const readPersonalisation = async ({ db }: { db: Db }): Promise<Reading> => {
  const accounts = await db
    .selectFrom('subject as s')
    .leftJoin('objection as o', (join) => join.onRef('o.subject_id', '=', 's.id').on('o.purpose', '=', 'personalisation'))
    .select(['s.id', 's.state', 'o.purpose'])
    .where('s.kind', '=', 'account')
    .where((eb) => eb.exists(eb.selectFrom('generation as g').select('g.id').whereRef('g.subject_id', '=', 's.id')))
    .execute();
  let [served, despite] = [0, 0];
  for (const { id, state, purpose } of accounts) {
    if ((await readHabits({ db }, id)) === null) continue;
    served += 1;
    if (state !== 'open' || purpose !== null) despite += 1;
  }
  return { ok: despite === 0, figures: { served, despite } };
};

const CONTENT = ['prompt', 'upload'];

/**
 * `task-fields`: the columns a line of the task list is read from, those of them that hold words, uploads or a pointer to a file, and
 * ended tasks whose words are still held (CR-09).
 */
export const readTaskFields = async ({
  db,
  policy,
}: {
  db: Db;
  policy: Pick<PolicyDefinition, 'features'>;
}): Promise<Reading> => {
  const map: LooseDataMap = dataMap;
  const names = TASK_COLUMNS.map((name) => name.split(' as ')[0] ?? name);
  const withContent = names.filter((name) => {
    const [table = '', column = ''] = name.split('.');
    const entry = map[table]?.[column];
    return entry === undefined || /blob|key|sealed/.test(column) || (isPersonal(entry) && CONTENT.includes(entry.category));
  });
  const { withWords } = await db
    .selectFrom('generation')
    .select((eb) => eb.fn.countAll<number>().as('withWords'))
    .where('ended_at', 'is not', null)
    .where('prompt_key_id', 'is not', null)
    .executeTakeFirstOrThrow();
  return {
    ok: policy.features.taskList && withContent.length === 0 && withWords === 0,
    figures: { columns: names.join(' '), withContent: withContent.length, withWords },
  };
};
