import type { DeliveryReport } from './message.ts';

const MOST_RECIPIENTS = 50;

/** Fields of one block of `Name: value` lines, names in lower case; folded lines are joined. */
const fieldsOf = (block: string): ReadonlyMap<string, string> =>
  new Map(
    block
      .replaceAll(/\n[ \t]+/g, ' ')
      .split('\n')
      .flatMap((line) => {
        const colon = line.indexOf(':');
        return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
      }),
  );

/** The address of `rfc822; ada@example.org`. */
const addressIn = (field: string | undefined): string | null => {
  const [type, address] = (field ?? '').split(';', 2).map((part) => part.trim());
  return type?.toLowerCase() === 'rfc822' && address ? address.replace(/^<(.*)>$/, '$1') : null;
};

/**
 * What a delivery report says: who failed for good, and which letter it is about.
 * @param status the part of type message/delivery-status
 * @param returned the letter or its headers, as far as the report carries them
 */
export const readDeliveryReport = (status: string, returned: string | null): DeliveryReport => {
  const [, ...recipients] = status.replaceAll('\r\n', '\n').split(/\n[ \t]*\n/);
  const failed = recipients.slice(0, MOST_RECIPIENTS).flatMap((block) => {
    const fields = fieldsOf(block);
    const isFinal = fields.get('action')?.toLowerCase() === 'failed' && fields.get('status')?.startsWith('5') === true;
    const address = addressIn(fields.get('original-recipient')) ?? addressIn(fields.get('final-recipient'));
    return isFinal && address !== null ? [address] : [];
  });
  const [head = ''] = (returned ?? '').replaceAll('\r\n', '\n').split('\n\n', 1);
  const messageId = /^<([^<>\s]{1,200})>$/.exec(fieldsOf(head).get('message-id') ?? '')?.[1] ?? null;
  return { messageId, failed };
};
