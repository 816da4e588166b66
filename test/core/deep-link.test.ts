// What a link into the private chat carries, within Telegram's 64 characters.
import { describe, expect, it } from 'vitest';
import { type DeepLink, deepLinkPayload, deepLinkUrl, readDeepLink } from '../../src/core/deep-link.js';

const LINKS: readonly DeepLink[] = [
  { kind: 'answer', id: 'aB3_-xYz09' },
  { kind: 'question', id: 'q'.repeat(60) },
  { kind: 'article', key: '000_568ef09292876e92.txt' },
  { kind: 'article', key: 'thư mục/bài số 1.md' },
];

describe('a deep link', () => {
  it.each(LINKS)('is read back as it was written: $kind', (link) => {
    const payload = deepLinkPayload(link) ?? expect.fail();
    expect(payload).toMatch(/^[\w-]{1,64}$/u);
    expect(readDeepLink(payload)).toEqual(link);
  });

  it.each<DeepLink>([
    { kind: 'article', key: `https://bao.example/${'x'.repeat(40)}` },
    { kind: 'answer', id: 'x'.repeat(63) },
    { kind: 'question', id: 'có dấu' },
  ])('is not made where it would not fit: $kind', (link) => {
    expect(deepLinkPayload(link)).toBeNull();
    expect(deepLinkUrl('trichdan_bot', link)).toBeNull();
  });

  it('opens the chat with the bot', () => {
    expect(deepLinkUrl('trichdan_bot', { kind: 'answer', id: 'abc' })).toBe(
      'https://t.me/trichdan_bot?start=a-abc',
    );
  });

  it.each(['', 'inline', 'x-abc', 'a-', 'a-có', `a-${'x'.repeat(63)}`, 'a-b c'])('is none: %j', (payload) => {
    expect(readDeepLink(payload)).toBeNull();
  });
});
