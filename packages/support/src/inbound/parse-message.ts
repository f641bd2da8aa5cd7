import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { cleanLine, cleanText, textOfMarkup } from '../domain/plain-text.ts';
import { readDeliveryReport } from './delivery-report.ts';
import type { DeliveryReport, MailAttachment, Message } from './message.ts';

/** Headers that decide something here. Others are neither read nor kept. */
const READ =
  /^(?:message-id|date|from|auto-submitted|precedence|list-.*|x-auto-response-suppress|x-autoreply|x-autorespond|x-loop|feedback-id|content-language|accept-language)$/;
const MOST_HEADERS = 100;
const MAX_LINE = 1_000;
const MAX_NAME = 200;
/** Of a returned letter only its headers are looked at. */
const HEAD_BYTES = 64 * 1024;

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content as ArrayBuffer);

const line = (text: string): string => cleanLine(text).slice(0, MAX_LINE);

const mailbox = (address: Address | undefined): string => {
  const one = address?.group ? address.group[0] : address;
  if (!one?.address) return '';
  return line(one.name === '' ? one.address : `${one.name} <${one.address}>`);
};

const reportOf = ({ attachments }: Email): DeliveryReport | null => {
  const status = attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
  if (!status) return null;
  const returned = attachments.find(({ mimeType }) => mimeType === 'message/rfc822' || mimeType === 'text/rfc822-headers');
  const text = (part: Attachment): string => Buffer.from(bytesOf(part)).subarray(0, HEAD_BYTES).toString('utf8');
  return readDeliveryReport(text(status), returned ? text(returned) : null);
};

const attachmentOf = (part: Attachment): MailAttachment => ({
  name: cleanLine(part.filename ?? '').slice(0, MAX_NAME),
  declaredType: cleanLine(part.mimeType).slice(0, MAX_NAME),
  bytes: bytesOf(part),
});

/**
 * Takes a mail apart. Words that came as markup only are read from it, and the markup is enclosed as it came; mails within the mail stay whole.
 * @throws whatever the library throws for what is nested too deeply
 */
export const parseMessage = async (raw: Uint8Array): Promise<Message> => {
  const email = await PostalMime.parse(raw, { forceRfc822Attachments: true, maxNestingDepth: 20, maxHeadersSize: 256 * 1024 });
  const markup = email.text === undefined ? (email.html ?? null) : null;
  const enclosed: MailAttachment[] =
    markup === null ? [] : [{ name: 'message.html', declaredType: 'text/html', bytes: Buffer.from(markup) }];
  return {
    headers: email.headers
      .filter(({ key }) => READ.test(key))
      .slice(0, MOST_HEADERS)
      .map(({ key, value }) => [key, line(value)] as const),
    from: mailbox(email.from),
    replyTo: mailbox(email.replyTo?.[0]),
    subject: line(email.subject ?? ''),
    text: cleanText(markup === null ? (email.text ?? '') : textOfMarkup(markup)).trim(),
    attachments: [...email.attachments.map(attachmentOf), ...enclosed],
    report: reportOf(email),
  };
};
