import { isIP } from 'node:net';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NetworkAddress } from './index.ts';

const read = (text: string): string | undefined => NetworkAddress.parse(text)?.reveal();

describe('network address', () => {
  test.each([
    ['192.0.2.17', '192.0.2.17'],
    ['::ffff:192.0.2.17', '192.0.2.17'],
    ['::FFFF:c000:211', '192.0.2.17'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::', '::'],
    ['64:ff9b::192.0.2.17', '64:ff9b::c000:211'],
  ])('reads %s as %s', (text, canonical) => {
    expect(read(text)).toBe(canonical);
  });

  test.each([
    '',
    'unknown',
    '192.0.2.256',
    '192.0.2',
    '0300.0.2.17',
    '0x7f.1',
    '3221226001',
    '192.0.2.17%eth0',
    '192.0.2.17:80',
    '[2001:db8::1]',
    '2001:db8::1::2',
    'fe80::1%',
    'fe80::1%eth0/../..',
    '192.0.2.17\n',
    '１９２.0.2.17',
  ])('refuses %j', (text) => {
    expect(NetworkAddress.parse(text)).toBeNull();
  });

  test('CR-08: one subscriber is an IPv4 address, or 64 bits of IPv6 however they are written', () => {
    const network = (text: string): string | undefined => NetworkAddress.parse(text)?.network();
    expect(network('::ffff:192.0.2.17')).toBe('192.0.2.17');
    expect(network('2001:db8:0:1:aaaa:bbbb:cccc:dddd')).toBe('2001:db8:0:1::/64');
    expect(network('2001:db8:0:1::')).toBe('2001:db8:0:1::/64');
    expect(network('2001:db8:0:2::')).toBe('2001:db8:0:2::/64');
    expect(network('::1')).toBe('::/64');
  });

  test('prints and serialises without the address', () => {
    const address = NetworkAddress.parse('192.0.2.17');
    expect([String(address), JSON.stringify({ address }), inspect({ address })].join()).not.toContain('192');
  });

  test('property: every address has one form, which reads as itself, and its network does not depend on the last 64 bits', () => {
    const group = fc.nat(0xffff).map((value) => value.toString(16));
    const address = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => groups.join(':')),
    );
    fc.assert(
      fc.property(address, fc.array(group, { minLength: 4, maxLength: 4 }), (text, tail) => {
        const parsed = NetworkAddress.parse(text);
        const canonical = parsed?.reveal() ?? '';
        expect(isIP(canonical)).toBe(parsed?.family === 'ipv4' ? 4 : 6);
        expect(read(canonical)).toBe(canonical);
        expect(read(text.toUpperCase())).toBe(canonical);
        if (parsed?.family !== 'ipv6') return;
        const prefix = parsed.network().replace('::/64', '').split(':');
        const whole = [...prefix, ...Array<string>(Math.max(0, 4 - prefix.length)).fill('0'), ...tail].map((part) => part || '0');
        expect(NetworkAddress.parse(whole.join(':'))?.network()).toBe(parsed.network());
      }),
    );
  });

  test('property: whatever is no address is refused and nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        if (isIP(text) === 0) expect(NetworkAddress.parse(text)).toBeNull();
      }),
    );
  });
});
