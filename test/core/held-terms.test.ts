// Terms found in a text are those that making all of its tokens would find.
import { describe, expect, it } from 'vitest';
import { termsIn } from '../../src/core/held-terms.js';
import { eachSyllable, foldedTokens, syllables, typedTokens } from '../../src/core/text.js';
import { randomFrom } from '../support/chance.js';

const TEXTS = [
  'Giá gạo ở Hà Nội tăng; giá vàng giảm. Bộ Công an (CAND) họp: TP.HCM mưa to!',
  'HÒA hoà hoa, hoa. hoa',
  'Tỷ lệ 3,5 % — năm 2025… quý III/2025 “Đà Nẵng” và e\u0301 rời',
  'Москва 北京 𝒳yz Straße x\u0301y \u0301z',
  `một ${'x'.repeat(41)} hai`,
  '',
];

describe('terms in a text', () => {
  it('are its tokens among those asked for, singles and pairs, in either field', () => {
    const typed = [...new Set(TEXTS.flatMap(typedTokens)), 'không_có', 'nơi'];
    const folded = [...new Set(TEXTS.flatMap(foldedTokens)), 'khong_co'];
    for (const text of TEXTS) {
      const all = new Set(typedTokens(text));
      expect(termsIn(typed, text, 'typed')).toEqual(new Set(typed.filter((term) => all.has(term))));
      const plain = new Set(foldedTokens(text));
      expect(termsIn(folded, text, 'folded')).toEqual(new Set(folded.filter((term) => plain.has(term))));
    }
  });

  it('are found whatever letters they are written with', () => {
    const random = randomFrom(20_261_128);
    const letters = [...'aáàạAÁĐđơƠựhoOsßΣσςİıi1245ế\u0301\u0323\u1100\uac00\ufb01ﬁ中𝒳Ω\u2126'];
    const text = () => Array.from({ length: 12 }, () => letters[random(letters.length)]).join('');
    const lists = { typed: typedTokens, folded: foldedTokens } as const;
    for (let round = 0; round < 3000; round++) {
      const [one, other] = [text(), text()];
      const whole = [one, ' ', other, random(2) ? ' ' : '. ', one.toUpperCase(), ' ', one.slice(0, 5)].join(
        '',
      );
      for (const field of ['typed', 'folded'] as const) {
        const asked = lists[field](`${other} ${one.toLowerCase()} ${one.slice(0, 5).normalize('NFD')}`);
        const all = new Set(lists[field](whole));
        const found = termsIn(asked, whole, field);
        expect([...found].sort()).toEqual([...new Set(asked.filter((term) => all.has(term)))].sort());
      }
    }
  });

  it('are no pair across the end of a sentence, and none where nothing is asked for', () => {
    expect(termsIn(['to_gia2'], 'mưa to. Giá', 'typed')).toEqual(new Set());
    expect(termsIn(['to_gia2'], 'mưa to, giá', 'typed')).toEqual(new Set(['to_gia2']));
    expect(termsIn([], 'mưa to', 'typed')).toEqual(new Set());
  });
});

describe('syllables', () => {
  it('are the runs of letters and digits that a pattern finds', () => {
    for (const text of TEXTS) {
      const places: number[][] = [];
      eachSyllable(text, (start, end) => places.push([start, end]));
      const found = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)];
      expect(places).toEqual(found.map((match) => [match.index, match.index + match[0].length]));
      expect(syllables(text).map((one) => one.text)).toEqual(found.map(([run]) => run));
    }
  });
});
