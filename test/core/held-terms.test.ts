// Terms found in a text are those that making all of its tokens would find.
import { describe, expect, it } from 'vitest';
import { termsIn } from '../../src/core/held-terms.js';
import { eachSyllable, foldedTokens, syllables, typedTokens } from '../../src/core/text.js';

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
