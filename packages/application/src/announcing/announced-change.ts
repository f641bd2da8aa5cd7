import type { Db } from '@candid/db';
import type { PolicyDefinition } from '@candid/policy';
import { changeToTell, type AnnouncedChange } from '@candid/publishing';
import { openPolicyArchive } from '../publications/policy-archive.ts';

/** The newest change that was announced here, whether it counts yet or not; null where there was none. */
export const announcedChange = async (
  db: Db,
  { version: inForce }: Pick<PolicyDefinition, 'version'>,
): Promise<AnnouncedChange | null> => {
  const texts = await openPolicyArchive(db).list();
  const later = texts.map(({ version }) => version).filter((version) => version > inForce);
  return changeToTell(texts, { inForce, coming: later.toSorted().at(-1) ?? null });
};
