// What is added to quotes before they are shown: the answer's words, and a link to the passage.
import { describe, expect, it } from 'vitest';
import { createPointOut } from '../../src/app/point-out.js';
import type { Reply } from '../../src/core/answer.js';
import { plainWording } from '../../src/core/wording.js';
import {
  ARTICLES,
  answeredWith,
  captionQuote,
  firstQuote,
  notFoundWith,
  secondQuote,
} from '../bot/sample.js';

const pointOut = createPointOut({
  articles: { byKey: async (key) => ARTICLES.find((article) => article.key === key) ?? null },
  clock: () => Date.UTC(2025, 9, 25),
  wordingOf: async (text) => plainWording(text),
  readerUrl: ({ article, start }) => `https://doc.example/doc/${article}-${start}`,
  change: async () => 0,
});

const quotesOf = (reply: Reply) => (reply.status === 'answered' ? reply.quotes : []);

describe('a quote that is shown', () => {
  it('has its answer’s words, and the publisher’s page at the passage', async () => {
    const [quote] = quotesOf(await pointOut(answeredWith('Phim thu bao nhiêu tiền?', [firstQuote()])));
    const [span] = quote?.answering ?? [];
    expect(quote?.text.slice(span?.start, span?.end)).toBe('120 tỷ đồng');
    expect(quote?.passageUrl).toBe(
      'https://vidu.example/phim-ben-cu?a=1&b=2#:~:text=Phim%20thu%20120%20t%E1%BB%B7%20%C4%91%E1%BB%93ng%20sau%20hai%20tu%E1%BA%A7n%20chi%E1%BA%BFu.',
    );
  });

  it('keeps the words that are marked already', async () => {
    const answering = [{ start: 0, end: 4 }];
    const given = answeredWith('Phim thu bao nhiêu tiền?', [{ ...firstQuote(), answering }]);
    expect(quotesOf(await pointOut(given))[0]?.answering).toEqual(answering);
  });

  it('leads to the reader page where its article has no address', async () => {
    const [quote] = quotesOf(await pointOut(answeredWith('Cầu dài bao nhiêu mét?', [secondQuote()])));
    expect(quote?.passageUrl).toBe(`https://doc.example/doc/cau.txt-${secondQuote().start}`);
  });

  it('may be of a caption', async () => {
    const [quote] = quotesOf(await pointOut(answeredWith('Khán giả ở đâu?', [captionQuote()])));
    expect(quote?.passageUrl).toContain('#:~:text=');
  });

  it('has no answer in it when it was looked up, and its words stay as they are', async () => {
    const looked = {
      ...answeredWith('Phim thu bao nhiêu tiền?', [firstQuote()]),
      lookedUp: 'sentence',
    } as Reply;
    const [quote] = quotesOf(await pointOut(looked));
    expect(quote?.answering).toBeUndefined();
    expect(quote?.text).toBe(firstQuote().text);
  });
});

it('each of several questions marks its own answer, and a no is left alone', async () => {
  const one = answeredWith('Phim thu bao nhiêu tiền?', [firstQuote()]);
  const several: Reply = {
    status: 'several',
    question: '?',
    parts: [one, notFoundWith({})] as never,
    left: 0,
    window: null,
    score: 1,
  };
  const told = await pointOut(several);
  expect(
    told.status === 'several' && told.parts[0]?.status === 'answered' && told.parts[0].quotes[0]?.answering,
  ).toHaveLength(1);
  expect(told.status === 'several' && told.parts[1]).toEqual(notFoundWith({}));
});

it('only links quotes that answer no question', async () => {
  const reply = await pointOut.links(answeredWith('Phim thu bao nhiêu tiền?', [firstQuote()]));
  const [quote] = quotesOf(reply);
  expect(quote?.answering).toBeUndefined();
  expect(quote?.passageUrl).toContain('#:~:text=');
});
