import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAutomatic } from './automatic.ts';
import { messageIdentity } from './message-identity.ts';
import { cleanLine, cleanText, textOfMarkup } from './plain-text.ts';
import { addressFor, kindOfRecipient } from './recipients.ts';

const own = { support: 'support@gptimage2.pro', sender: 'candid@mail.example.org' };

test.each([
  ['support@gptimage2.pro', 'general'],
  ['SUPPORT+Privacy@GPTIMAGE2.PRO', 'privacy'],
  ['support+technical@gptimage2.pro', 'technical'],
  ['support+general@gptimage2.pro', null],
  ['candid@mail.example.org', 'bounce'],
  ['postmaster@gptimage2.pro', null],
  ['support@gptimage2.pro.example.org', null],
  ['', null],
  ['support', null],
])('what is written to %s is %s', (address, kind) => expect(kindOfRecipient(address, own)).toBe(kind));

test('every kind has an address that leads back to it', () => {
  for (const kind of ['privacy', 'technical', 'general'] as const)
    expect(kindOfRecipient(addressFor(own.support, kind), own)).toBe(kind);
  expect(kindOfRecipient('candid@mail.example.org', { ...own, sender: null })).toBeNull();
});

test('OD-24: a word on updates is known by its address, in any case, where updates are asked for by mail', () => {
  const updates = { ...own, updates: true };
  const token = 'abcdefgh'.repeat(4);
  for (const word of ['updates', `yes-${token}`, `leave-${token}`] as const) {
    expect(kindOfRecipient(addressFor(own.support, word), updates)).toBe(word);
    expect(kindOfRecipient(addressFor(own.support, word).toUpperCase(), updates)).toBe(word);
    expect(kindOfRecipient(addressFor(own.support, word), own)).toBeNull();
    expect(kindOfRecipient(addressFor('other@gptimage2.pro', word), updates)).toBeNull();
  }
  for (const tag of ['yes', 'yes-', `yes-${token}a`, `yes-${token.slice(1)}1`, `no-${token}`, 'updates+yes'])
    expect(kindOfRecipient(`support+${tag}@gptimage2.pro`, updates)).toBeNull();
});

const names = { host: 'images.example.org', addresses: [own.support, own.sender] };
const written = (envelopeFrom: string, ...headers: [string, string][]): boolean => isAutomatic({ envelopeFrom, headers }, names);

test.each<[string, string, ...[string, string][]]>([
  ['the null sender', ''],
  ['a mail system', 'MAILER-DAEMON@mx.example.org'],
  ['an address that takes no answer', 'no-reply@shop.example.org'],
  ['the owner of a list', 'owner-cats@lists.example.org'],
  ['our own address', own.support],
  ['our own sender', 'Candid@mail.example.org'],
  ['a reply of a machine', 'ada@example.org', ['auto-submitted', 'auto-replied']],
  ['a report of a machine', 'ada@example.org', ['auto-submitted', ' auto-generated; owner-email="x@y.example"']],
  ['bulk mail', 'ada@example.org', ['precedence', 'Bulk']],
  ['a list by its id', 'ada@example.org', ['list-id', '<cats.example.org>']],
  ['a list by its way out', 'ada@example.org', ['list-unsubscribe', '<https://x.example>']],
  ['who wants no answer of a machine', 'ada@example.org', ['x-auto-response-suppress', 'DR, OOF, AutoReply']],
  ['a letter of ours that came round', 'ada@example.org', ['message-id', '<0f8fad5b@Images.Example.org>']],
])('nothing is sent to %s', (_, from, ...headers) => expect(written(from, ...headers)).toBe(true));

test.each<[string, string, ...[string, string][]]>([
  ['a person', 'ada@example.org', ['message-id', '<1@example.org>'], ['subject', 'auto-submitted: yes']],
  ['who says that a person wrote', 'ada@example.org', ['auto-submitted', 'no']],
  ['a first-class letter', 'ada@example.org', ['precedence', 'first-class']],
])('%s is thanked', (_, from, ...headers) => expect(written(from, ...headers)).toBe(false));

const mail = (body: string, received = ''): Buffer => Buffer.from(`${received}Message-ID: <1@x>\r\nSubject: a\r\n\r\n${body}`);

test('a mail is the same when it comes again, and another when its words are others', () => {
  const headers = [['message-id', '<1@x>']] as const;
  const first = messageIdentity(mail('Hello'), headers);
  expect(messageIdentity(mail('Hello', 'Received: from elsewhere\r\n'), headers)).toBe(first);
  expect(messageIdentity(mail('Hello!'), headers)).not.toBe(first);
  expect(messageIdentity(mail('Hello'), [['message-id', '<2@x>']])).not.toBe(first);
});

test('a line holds nothing that could begin another header, whatever comes in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(cleanLine(text)).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u);
      expect(cleanLine(text).isWellFormed()).toBe(true);
      expect(cleanText(text)).not.toContain('\r');
    }),
  );
  // Strings of any character take seconds to make up on a busy machine.
}, 60_000);

test('words are read out of markup, and nothing of the markup lives on', () => {
  const markup =
    '<html><head><style>p{color:red}</style><script>alert("<p>")</script></head><body><p>Dear &lt;you&gt;,</p>it is <b>me</b>.<br>Ada</body></html>';
  expect(textOfMarkup(markup)).toBe('Dear <you>,\nit is me.\nAda');
  expect(textOfMarkup('<p>cut <img src=x')).toBe('cut');
  expect(textOfMarkup('1 < 2')).toBe('1');
});

test('markup made to be hard to read is read at once', () => {
  for (const markup of ['<'.repeat(500_000), '<a '.repeat(200_000), '<!--'.repeat(200_000), '<style>'.repeat(100_000)])
    expect(textOfMarkup(markup).length).toBeLessThanOrEqual(markup.length);
});
