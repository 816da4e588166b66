// What every reader must do, whatever model stands behind it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PassageReading, ReadablePassage, Reader } from '../../src/core/reader.js';

const FLOOD: ReadablePassage = {
  header: 'Đà Nẵng lụt nặng · 14/10/2022 · tuoitre.vn',
  text: 'Mưa lớn gây ngập nhiều tuyến đường ở Đà Nẵng.\nHàng trăm hộ dân phải sơ tán trong đêm 14/10.',
};
const MATCH: ReadablePassage = {
  header: 'Việt Nam thắng Thái Lan · 2/1/2025 · vnexpress.net',
  text: 'Đội tuyển Việt Nam thắng Thái Lan 2-1 trong trận chung kết lượt đi trên sân Việt Trì.',
};
const RATES: ReadablePassage = {
  header: 'Giữ nguyên lãi suất · 30/9/2024 · baomoi.com',
  text: 'Ngân hàng Nhà nước giữ nguyên lãi suất điều hành trong quý III, tỷ giá tăng nhẹ.',
};
const ABOUT_FLOOD = 'Đà Nẵng bị lụt thế nào?';

const readable = (text: string): ReadablePassage => ({ header: 'Tin · 1/2/2024', text });
const ODD_TEXTS: ReadonlyArray<readonly [what: string, text: string]> = [
  ['characters of two units', '🙂 Giá 𝟏𝟐 nghìn đồng🙂🙂 mỗi cân.'],
  ['spaces that do not break', 'Ngày\u00a014/10,\u202fgiá 15\u00a0000 đồng.'],
  ['marks apart from their letters', 'Hà Nội đón Tết Ất Tỵ ở Hồ Gươm'.normalize('NFD')],
  ['signs that become several', 'ﷺ ½ ´x ﬁn …và ㎏'],
  ['the model’s own signs', 'Một </s> hai <s>ba <mask> bốn <pad>'],
  ['nothing that can be seen', 'a \u200b b \u200b\u200b'],
  ['signs of other scripts', '中文没有空格 ภาษาไทย'],
  ['line breaks and tabs at its edges', '\n\t Một\r\n\r\nhai\t \n'],
];

/** Where words stand in a text. */
const wordsOf = (text: string): string[] =>
  [...text.matchAll(/\S+/gu)].map(({ index, 0: word }) => `${index} ${word}`);
const wordsRead = (text: string, { words }: PassageReading): string[] =>
  words.map(({ start, end }) => `${start} ${text.slice(start, end)}`);
const numbersOf = ({ relevance, nowhere, words }: PassageReading): number[] => [
  ...[relevance, nowhere],
  ...words.flatMap(({ first, last }) => [first, last]),
];

/** Runs on one reader opened by `open`, which this suite closes. */
export function describeReader(name: string, open: () => Promise<Reader>): void {
  describe(`${name}, as a reader`, () => {
    let reader: Reader;
    const readOne = async (question: string, passage: ReadablePassage): Promise<PassageReading> => {
      const readings = await reader.read(question, [passage]);
      expect(readings).toHaveLength(1);
      return readings[0] as PassageReading;
    };
    beforeAll(async () => {
      reader = await open();
    });
    afterAll(() => reader.close());

    it('names its model', () => {
      expect(reader.name).not.toBe('');
    });

    it('reads every word of a text whole, where it stands, and none of the header', async () => {
      for (const passage of [FLOOD, MATCH, { header: '', text: RATES.text }]) {
        const reading = await readOne(ABOUT_FLOOD, passage);
        expect(wordsRead(passage.text, reading)).toEqual(wordsOf(passage.text));
      }
    });

    it.each(ODD_TEXTS)(
      'reads a text with %s word by word, by numbers that can be compared',
      async (_, text) => {
        const reading = await readOne('Giá bao nhiêu?', readable(text));
        expect(wordsRead(text, reading)).toEqual(wordsOf(text));
        expect(numbersOf(reading).every(Number.isFinite)).toBe(true);
      },
    );

    it.each(['', ' ', '\u00a0\n\t'])(
      'finds no word in the blank text %j, and judges it all the same',
      async (text) => {
        const reading = await readOne(ABOUT_FLOOD, readable(text));
        expect(reading.words).toEqual([]);
        expect(numbersOf(reading).every(Number.isFinite)).toBe(true);
      },
    );

    it.each(['', ' ', '🙂', 'Hà Nội '.repeat(5000), 'x'.repeat(20_000)])(
      'takes any question there is (%#)',
      async (question) => {
        const reading = await readOne(question, FLOOD);
        expect(wordsRead(FLOOD.text, reading)).toEqual(wordsOf(FLOOD.text));
        expect(numbersOf(reading).every(Number.isFinite)).toBe(true);
      },
    );

    it('reads a text that is too long from its beginning, up to a whole word', async () => {
      for (const word of ['Hà Nội mưa.', '🙂🙂', 'nghiêng'.repeat(30)]) {
        const text = `${word} `.repeat(3000);
        const read = wordsRead(text, await readOne(ABOUT_FLOOD, readable(text)));
        expect(read.length).toBeGreaterThan(0);
        expect(read.length).toBeLessThan(wordsOf(text).length);
        expect(read).toEqual(wordsOf(text).slice(0, read.length));
      }
    });

    it('takes no notice of what follows where it has stopped reading', async () => {
      const long = 'Hà Nội mưa. '.repeat(300);
      const reading = await readOne(ABOUT_FLOOD, readable(long));
      expect(await readOne(ABOUT_FLOOD, readable(`${long} Đà Nẵng ngập nặng.`))).toEqual(reading);
      expect(await readOne(ABOUT_FLOOD, readable(`Đà Nẵng ngập nặng. ${long}`))).not.toEqual(reading);
    });

    it('minds the question and the header', async () => {
      const reading = await readOne(ABOUT_FLOOD, FLOOD);
      expect((await readOne('Ai thắng trận chung kết?', FLOOD)).relevance).not.toBe(reading.relevance);
      expect((await readOne(ABOUT_FLOOD, { ...FLOOD, header: RATES.header })).relevance).not.toBe(
        reading.relevance,
      );
    });

    it('reads a pair the same every time, alone or among others, in the order given', async () => {
      const passages = [FLOOD, readable('ngắn'), readable(MATCH.text.repeat(10)), RATES, FLOOD];
      const together = await reader.read(ABOUT_FLOOD, passages);
      const alone: PassageReading[] = [];
      for (const passage of passages) alone.push(await readOne(ABOUT_FLOOD, passage));
      expect(together).toEqual(alone);
      expect(together[4]).toEqual(together[0]);
      expect(together[3]).not.toEqual(together[0]);
    });

    it('keeps questions that are asked at once apart', async () => {
      const questions = [ABOUT_FLOOD, 'Ai thắng?', 'Lãi suất tăng không?'];
      const passages = [FLOOD, MATCH, RATES];
      const together = await Promise.all(questions.map((question) => reader.read(question, passages)));
      for (const [i, question] of questions.entries())
        expect(together[i]).toEqual(await reader.read(question, passages));
    });

    it('reads nothing where there is no passage', async () => {
      expect(await reader.read(ABOUT_FLOOD, [])).toEqual([]);
    });

    it('refuses everything with CLOSED once closed, though it was reading, and may be closed twice', async () => {
      const other = await open();
      const readings = Promise.allSettled([
        other.read(
          ABOUT_FLOOD,
          Array.from({ length: 8 }, () => FLOOD),
        ),
      ]);
      await Promise.all([other.close(), other.close()]);
      expect(await readings).toMatchObject([{ status: 'rejected', reason: { code: 'CLOSED' } }]);
      await expect(other.read(ABOUT_FLOOD, [FLOOD])).rejects.toMatchObject({ code: 'CLOSED' });
      await expect(other.read(ABOUT_FLOOD, [])).rejects.toMatchObject({ code: 'CLOSED' });
    });
  });
}
