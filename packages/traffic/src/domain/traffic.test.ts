import { NetworkAddress } from '@candid/kernel';
import { NETWORK_LOG_FIELDS, policies, type NetworkLogField } from '@candid/policy';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createGathering } from './gathering.ts';
import { describeSighting, type Sighting } from './sighting.ts';

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const sighting: Sighting = {
  at: new Date(0),
  address: NetworkAddress.parse('192.0.2.17'),
  subjectId: null,
  userAgent: AGENT,
  referrer: 'https://search.example/find/here?q=what+I+typed#part',
};
const options = (fields: readonly NetworkLogField[]) => ({ fields, origin: 'https://candid.example' });
const fieldsOf = (id: 'history' | 'credits') => policies[id].networkLog?.fields ?? [];

describe('what a line says', () => {
  test('HI-06: address, browser, system and the page somebody came from, without what they searched for', () => {
    expect(describeSighting(sighting, options(fieldsOf('history')))).toEqual({
      address: '192.0.2.17',
      browser: 'Firefox',
      system: 'Linux',
      referrer: 'https://search.example/find/here',
    });
  });

  test('CR-06: address and browser as it names itself; where somebody came from is not written down', () => {
    expect(describeSighting(sighting, options(fieldsOf('credits')))).toEqual({ address: '192.0.2.17', 'user-agent': AGENT });
  });

  test.each(['https://candid.example/i/1', 'javascript:alert(1)', 'android-app://example', 'not a url', '', null])(
    'no page of another site: %j',
    (referrer) => {
      expect(describeSighting({ ...sighting, referrer }, options(['referrer']))).toEqual({});
    },
  );

  test('property: nothing that the policy does not name, whatever is sent', () => {
    const fields = fc.uniqueArray(fc.constantFrom(...NETWORK_LOG_FIELDS));
    fc.assert(
      fc.property(fields, fc.string({ unit: 'binary' }), fc.webUrl(), (named, userAgent, referrer) => {
        const details = describeSighting({ ...sighting, userAgent, referrer }, options(named));
        for (const [name, value] of Object.entries(details)) {
          expect(named).toContain(name);
          expect(value.length).toBeLessThanOrEqual(300);
        }
        expect(details.referrer ?? '').not.toContain('?');
      }),
    );
  });
});

describe('gathering', () => {
  const add = (held: number, added: number): number => held + added;

  test('joins what is of one kind, and has no room for ever more kinds', () => {
    const gathering = createGathering({ room: 2, join: add });
    expect(['a', 'b', 'a', 'c', 'b'].map((key) => gathering.add(key, 1))).toEqual([true, true, true, false, true]);
    expect(gathering.take()).toEqual([2, 2]);
    expect(gathering.take()).toEqual([]);
    expect(gathering.add('c', 1)).toBe(true);
  });

  test('property: what was added is taken or was refused, once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ maxLength: 2 }), fc.nat(9))), fc.nat(5), (items, room) => {
        const gathering = createGathering({ room, join: add });
        const accepted = items.filter(([key, value]) => gathering.add(key, value));
        const sum = (numbers: readonly number[]): number => numbers.reduce(add, 0);
        const taken = gathering.take();
        expect(taken.length).toBeLessThanOrEqual(room);
        expect(sum(taken)).toBe(sum(accepted.map(([, value]) => value)));
      }),
    );
  });
});
