import type { AppLoadContext } from '@remix-run/node';
import type { OwnDataView } from '../contact/own-data.tsx';

/** What is held of whoever asks, in this moment; null where the policy answers in another way (NA-14). */
export const readOwnData = async ({ ownData, session, policy }: AppLoadContext): Promise<OwnDataView | null> => {
  if (!ownData) return null;
  const { idle, afterLastConnection } = policy.sessions.anonymous;
  const own = session.id && (await ownData.read({ sessionId: session.id, subjectId: session.subjectId }));
  if (!own) return { held: null, idle, afterLastConnection };
  const { at, session: known, picturesUntil, pictures, prompts, inputs, previews, records } = own;
  const times = { at: at.toISOString(), begun: known.begun.toISOString(), until: known.until.toISOString() };
  const held = { pictures, prompts, inputs, previews, records, ...times, picturesUntil: picturesUntil?.toISOString() ?? null };
  return { held, idle, afterLastConnection };
};
