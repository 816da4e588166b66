// What every embedder must do, whatever model stands behind it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/core/ports.js';
import { dot, lengthOf } from '../../src/core/vector.js';
import { turnsDuring } from '../support/event-loop.js';

const FLOOD = 'Mưa lớn gây ngập nhiều tuyến đường ở Đà Nẵng, hàng trăm hộ dân phải sơ tán trong đêm.';
const MATCH = 'Đội tuyển Việt Nam thắng Thái Lan 2-1 trong trận chung kết lượt đi trên sân Việt Trì.';
const RATES = 'Ngân hàng Nhà nước giữ nguyên lãi suất điều hành trong quý III, tỷ giá tăng nhẹ.';
const ABOUT_FLOOD = 'Đà Nẵng bị lụt thế nào?';

/** Runs on one embedder opened by `open`, which this suite closes. */
export function describeEmbedder(name: string, open: () => Promise<Embedder>): void {
  describe(`${name}, as an embedder`, () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await open();
    });
    afterAll(() => embedder.close());

    it('names its model', () => {
      expect(embedder.model.name).not.toBe('');
      expect(embedder.model.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    });

    it('makes unit vectors of the stated dimension, for every text there is', async () => {
      const texts = ['', ' ', 'a', '🙂', '\u0000', '中文', 'Hà Nội '.repeat(5000), 'x'.repeat(20_000)];
      const vectors = [...(await embedder.embedPassages(texts)), await embedder.embedQuestion('')];
      for (const vector of vectors) {
        expect(vector).toBeInstanceOf(Float32Array);
        expect(vector).toHaveLength(embedder.model.dimension);
        expect(lengthOf(vector)).toBeCloseTo(1, 4);
      }
    });

    it('puts a statement nearest to the passage that says the same', async () => {
      const statement = await embedder.embedStatement(
        'Mưa lớn làm nhiều tuyến đường Đà Nẵng ngập, hàng trăm hộ sơ tán',
      );
      const [match, flood, rates] = (await embedder.embedPassages([MATCH, FLOOD, RATES])).map((vector) =>
        dot(statement, vector),
      ) as [number, number, number];
      expect(flood).toBeGreaterThan(Math.max(match, rates));
    });

    it('puts a question nearest to the passage that is about it', async () => {
      const question = await embedder.embedQuestion(ABOUT_FLOOD);
      const [match, flood, rates] = (await embedder.embedPassages([MATCH, FLOOD, RATES])).map((vector) =>
        dot(question, vector),
      ) as [number, number, number];
      expect(flood).toBeGreaterThan(match);
      expect(flood).toBeGreaterThan(rates);
    });

    it('gives a text the same vector every time, alone or among others, in the order given', async () => {
      const texts = [FLOOD, 'ngắn', MATCH.repeat(10), RATES, FLOOD];
      const together = await embedder.embedPassages(texts);
      for (const [place, text] of texts.entries()) {
        const [alone] = (await embedder.embedPassages([text])) as [Float32Array];
        expect(dot(alone, together[place] as Float32Array)).toBeGreaterThan(0.999);
      }
      expect(together[4]).toEqual(together[0]);
    });

    it('says how many passages are finished, up to all of them', async () => {
      const counts: number[] = [];
      await embedder.embedPassages([FLOOD, MATCH, RATES], (count) => counts.push(count));
      expect(counts).toEqual([1, 2, 3]);
    });

    it('returns nothing for no passages', async () => {
      expect(await embedder.embedPassages([])).toEqual([]);
    });

    it('answers a question before the passages that wait', async () => {
      const order: string[] = [];
      const passages = embedder.embedPassages(Array.from({ length: 12 }, () => FLOOD)).then(() => {
        order.push('passages');
      });
      await embedder.embedQuestion(ABOUT_FLOOD);
      order.push('question');
      await passages;
      expect(order).toEqual(['question', 'passages']);
    });

    it('answers urgent passages before the others that wait', async () => {
      const order: string[] = [];
      const patient = embedder.embedPassages(Array.from({ length: 12 }, () => FLOOD)).then(() => {
        order.push('patient');
      });
      const [urgent] = await embedder.embedPassages([RATES], undefined, { urgent: true });
      order.push('urgent');
      await patient;
      expect(order).toEqual(['urgent', 'patient']);
      expect(urgent).toEqual((await embedder.embedPassages([RATES]))[0]);
    });

    it('serves calls for passages in the order made', async () => {
      const order: number[] = [];
      const calls = [0, 1, 2, 3].map(async (call) => {
        await embedder.embedPassages([FLOOD, MATCH, RATES]);
        order.push(call);
      });
      await Promise.all(calls);
      expect(order).toEqual([0, 1, 2, 3]);
    });

    it('begins no further passage once it is told to stop, and gives the vectors of the first', async () => {
      const stop = new AbortController();
      // Where there are two threads the second text is finished long before the first.
      const long = RATES.repeat(8);
      const texts = [long, MATCH, ...Array.from({ length: 300 }, () => RATES)];
      const vectors = await embedder.embedPassages(texts, () => stop.abort(), { signal: stop.signal });
      expect(vectors.length).toBeGreaterThan(0);
      // A busy machine may hear of the stop a little late; most are never begun.
      expect(vectors.length).toBeLessThan(texts.length / 2);
      expect(vectors[0]).toEqual((await embedder.embedPassages([long]))[0]);
      expect(await embedder.embedPassages(texts, undefined, { signal: stop.signal })).toEqual([]);
    });

    it('fails as whoever hears of a passage does, though it is told to stop soon after', async () => {
      const stop = new AbortController();
      let heard = 0;
      const fails = (): void => {
        heard++;
        setImmediate(() => stop.abort());
        throw new Error('no room');
      };
      const texts = [MATCH, RATES.repeat(8), FLOOD, FLOOD];
      await expect(embedder.embedPassages(texts, fails, { signal: stop.signal })).rejects.toThrow('no room');
      expect(heard).toBeLessThan(texts.length);
    });

    it('leaves the event loop free while it works', async () => {
      const texts = Array.from({ length: 6 }, () => RATES.repeat(8));
      const turns = await turnsDuring(() => embedder.embedPassages(texts));
      expect(turns).toBeGreaterThan(texts.length * 100);
    });

    it('refuses everything with CLOSED once closed, though it was working, and may be closed twice', async () => {
      const other = await open();
      const results = Promise.allSettled([other.embedPassages(Array.from({ length: 8 }, () => FLOOD))]);
      await Promise.all([other.close(), other.close()]);
      expect(await results).toMatchObject([{ status: 'rejected', reason: { code: 'CLOSED' } }]);
      await expect(other.embedQuestion('a')).rejects.toMatchObject({ code: 'CLOSED' });
      await expect(other.embedPassages(['a'])).rejects.toMatchObject({ code: 'CLOSED' });
    });
  });
}
