import { describe, expect, it } from 'vitest';
import { foldedTokens, foldText, hasMarks, syllables, typedForm, typedTokens } from '../../src/core/text.js';

describe('search forms', () => {
  it.each([
    ['hòa', 'hoà'],
    ['thúy', 'thuý'],
    ['khỏe', 'khoẻ'],
    ['Toàn', 'tòan'],
    ['QUÝ', 'qúy'],
  ])('take %s and %s for the same syllable, wherever the tone mark stands', (one, other) => {
    expect(typedForm(one)).toBe(typedForm(other));
  });

  it.each([
    ['năm', 'nam'],
    ['án', 'ân'],
    ['đá', 'dá'],
    ['ma', 'mà'],
    ['tư', 'tu'],
  ])('keep %s and %s apart as typed, together when folded', (one, other) => {
    expect(typedForm(one)).not.toBe(typedForm(other));
    expect(foldText(one)).toBe(foldText(other));
  });

  it('are the same for decomposed text', () => {
    const text = 'Đường Nguyễn Huệ, phường Bến Nghé';
    expect(typedTokens(text.normalize('NFD'))).toEqual(typedTokens(text));
    expect(foldedTokens(text.normalize('NFD'))).toEqual(foldedTokens(text));
  });

  it('fold đ, which decomposition leaves alone', () => {
    expect(foldText('Đà Nẵng đẹp')).toBe('da nang dep');
  });

  it('hold pairs across commas and hyphens, not across sentence ends', () => {
    expect(foldedTokens('phòng, chống tội phạm. Hôm')).toEqual([
      'phong',
      'chong',
      'toi',
      'pham',
      'hom',
      'phong_chong',
      'chong_toi',
      'toi_pham',
    ]);
  });

  it('keep the parts of a date as neighbours', () => {
    expect(foldedTokens('16.8.2025')).toEqual(['16', '8', '2025', '16_8', '8_2025']);
  });

  it('leave out runs too long to be words', () => {
    expect(foldedTokens(`a ${'x'.repeat(41)} b`)).toEqual(['a', 'b', 'a_b']);
  });

  it('know a question typed without marks', () => {
    expect(hasMarks('bo cong an')).toBe(false);
    expect(hasMarks('bộ'.normalize('NFD'))).toBe(true);
    expect(hasMarks('dai tuong đ')).toBe(true);
  });

  it('give syllables with their offsets', () => {
    const text = '“Công an” 28/8';
    for (const { text: word, start, end } of syllables(text)) expect(text.slice(start, end)).toBe(word);
    expect(syllables(text).map(({ text: word }) => word)).toEqual(['Công', 'an', '28', '8']);
  });
});
