// A sentence of the sample articles pasted as people paste: whole, with a credit behind it, or with a word changed; the
// real model has to find its article each time.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  askAll,
  createWorkplace,
  type PrintedAnswer,
  printedArticles,
  type Workplace,
} from '../support/product.js';
import { sampleCollection } from '../support/sample-collection.js';

let place: Workplace;
let pasted: Array<{
  readonly article: string;
  readonly text: string;
  readonly answer: PrintedAnswer | undefined;
}>;

/** The first sentence of each article's body that is neither short nor too long to paste. */
function sentenceOf(text: string): string {
  const found = text.split(/(?<=\.)\s+/u).find((one) => one.length > 90 && one.length < 400);
  return found ?? expect.fail();
}

beforeAll(async () => {
  place = await createWorkplace();
  const dataDir = await sampleCollection(place);
  const texts = [...(await printedArticles(dataDir))].flatMap(([article, { text }]) => {
    const sentence = sentenceOf(text);
    return [sentence, `${sentence} (Ảnh: VGP)`, sentence.replace('và', 'cùng với')].map((one) => ({
      article,
      text: one,
    }));
  });
  const answers = await askAll(
    dataDir,
    texts.map(({ text }) => text),
  );
  pasted = texts.map((one, i) => ({ ...one, answer: answers[i] }));
});
afterAll(() => place.remove());

describe('a pasted sentence', () => {
  it('is found in its article, quoted from there', () => {
    expect(pasted).toHaveLength(15);
    const found = pasted.map(({ answer }) => [answer?.status, answer?.quotes[0]?.article]);
    expect(found).toEqual(pasted.map(({ article }) => ['answered', article]));
  });
});
