// Which addresses are public: blocks at their edges, and IPv6 addresses that hold an IPv4 one.
import { describe, expect, it } from 'vitest';
import { sameAddress, whyNotPublic } from '../../src/sources/public-address.js';
import { CLOSED_4, CLOSED_6, EMBEDDINGS, OPEN_4, OPEN_6 } from '../support/hostile-addresses.js';

const withoutBrackets = (host: string): string => host.replace(/^\[|\]$/gu, '');

describe('an address', () => {
  it.each([...CLOSED_4, ...CLOSED_6])('%s is not public', (address) => {
    expect(whyNotPublic(address)).toMatch(/\w+/u);
  });

  it.each([...OPEN_4, ...OPEN_6])('%s is public', (address) => {
    expect(whyNotPublic(address)).toBeNull();
  });

  it.each(Object.entries(EMBEDDINGS))('is not public when it is %s of one that is not', (_, spell) => {
    const taken = CLOSED_4.map((address) => withoutBrackets(spell(address))).filter(
      (address) => whyNotPublic(address) === null,
    );
    expect(taken).toEqual([]);
  });

  it.each([
    '',
    'a.example',
    'localhost',
    '1',
    '127.1',
    '0x7f000001',
    '017700000001',
    '1.2.3.4 ',
    '1.2.3.4/8',
  ])('%j is none in the form of resolvers and sockets', (text) => {
    expect(whyNotPublic(text)).toBe('not an address');
  });

  it('of a zone is not public, whatever else it is', () => {
    expect(whyNotPublic('2606:2800:220:1:248:1893:25c8:1946%eth0')).toBe('zoned address');
  });

  it.each([
    ['127.0.0.1', 'loopback address'],
    ['10.1.2.3', 'private address'],
    ['100.64.0.1', 'carrier grade nat address'],
    ['169.254.169.254', 'link local address'],
    ['168.63.129.16', 'cloud host address'],
    ['64:ff9b::7f00:1', 'NAT64 of a loopback address'],
    ['fd00::1', 'unique local address'],
    ['4000::1', 'reserved address'],
  ])('%s is called what it is: %s', (address, why) => {
    expect(whyNotPublic(address)).toBe(why);
  });
});

describe('two addresses', () => {
  it.each([
    ['127.0.0.1', '::ffff:127.0.0.1', true],
    ['2606:2800::1', '2606:2800:0:0:0:0:0:1', true],
    ['1.2.3.4', '1.2.3.5', false],
    ['1.2.3.4', '', false],
    ['a', 'a', false],
  ])('%s and %s are the same: %s', (one, other, same) => {
    expect(sameAddress(one, other)).toBe(same);
  });
});
