// Ten thousand random answers: every message is accepted by the strict server, and every quote can be read back exactly.
import { expect, onTestFinished, test } from 'vitest';
import { createCite } from '../../src/app/cite.js';
import type { Words } from '../../src/bot/article-line.js';
import { wordsIn } from '../../src/bot/context.js';
import { renderAnswer } from '../../src/bot/render.js';
import { renderCorrection, renderGathered } from '../../src/bot/render-correction.js';
import { createDigestLayOut, renderDigest } from '../../src/bot/render-digest.js';
import { renderSource } from '../../src/bot/render-sources.js';
import { quotesOf } from '../../src/core/answer.js';
import { cutDigest, type DigestPart } from '../../src/core/cut-digest.js';
import { pagesOf } from '../../src/core/digest-page.js';
import { randomFrom } from '../support/chance.js';
import { checkText } from '../support/fake-telegram/check.js';
import { cleaned } from '../support/fake-telegram/cleaned.js';
import { textsOf } from '../support/fake-telegram/read-back.js';
import { type RandomCase, randomCase } from '../support/random-answers.js';
import { createScene, loudLines, prompts } from './harness.js';

const ROUNDS = 10_000;
const SENT_ROUNDS = 100;
const layOut = createDigestLayOut(prompts);
const WORDS: readonly Words[] = [wordsIn(prompts, 'vi'), wordsIn(prompts, 'en')];

interface Renderer {
  readonly name: string;
  readonly render: (one: RandomCase, words: Words) => Promise<readonly string[]>;
  /** What must stand in its block quotes, joined; absent where sentences are shortened or nothing is quoted. */
  readonly quoted?: (one: RandomCase) => readonly string[];
}

/** Everything that shows articles' or people's words; another is a line more. */
const RENDERERS: readonly Renderer[] = [
  {
    name: 'an answer',
    render: async ({ answered }, words) => renderAnswer(answered, words),
    quoted: ({ quotes }) => quotes.map(({ text }) => text),
  },
  { name: 'a no', render: async ({ notFound }, words) => renderAnswer(notFound, words), quoted: () => [] },
  {
    name: 'several answers',
    render: async ({ answered, notFound, question }, words) => {
      const several = { question, window: null, score: 0.9, status: 'several', left: 2 } as const;
      return renderAnswer({ ...several, parts: [answered, notFound] }, words);
    },
    quoted: ({ quotes }) => quotes.map(({ text }) => text),
  },
  { name: 'a source page', render: async (one, words) => [await sourcePage(one, words)] },
  {
    name: 'a correction',
    render: async ({ corrections }, words) =>
      corrections.map((correction) => renderCorrection(correction, words)),
  },
  { name: 'a digest', render: digestMessages },
  {
    name: 'gathered corrections',
    render: async ({ corrections }, words) => [renderGathered(corrections, words).html],
  },
];

/** The answer's quotes as the stories of two subscriptions, in as many messages as they take; none may be lost. */
async function digestMessages({ answered, question }: RandomCase, words: Words): Promise<string[]> {
  if (answered.status !== 'answered') return expect.fail();
  const parts = answered.quotes.map((quote, index): DigestPart => {
    const kind = index === 0 ? 'topic' : 'everything';
    const update = index % 2 === 0 ? null : { kind: 'figure' as const, figure: quote.text.slice(0, 30) };
    const group = { subscription: `s${index}`, kind, title: question, updates: [update] } as const;
    return { group, answer: { ...answered, quotes: [quote] } };
  });
  const occasion = { kind: 'day', day: '2025-10-26', part: 'morning' } as const;
  const counts = layOut(occasion, parts, words.locale);
  const replies = cutDigest(parts, counts);
  const carried = replies.flatMap((reply) => quotesOf(reply));
  expect(carried).toEqual(answered.quotes);
  return pagesOf({ occasion, more: 3, rest: 'r', shown: 0 }, counts).map((page, index) =>
    renderDigest(page, replies[index] ?? expect.fail(), words),
  );
}

async function sourcePage({ answered, articles }: RandomCase, words: Words): Promise<string> {
  const cite = createCite({
    articles: { byKey: async (key) => articles.find((article) => article.key === key) ?? null },
    history: { versionsOf: async () => [], version: async () => null, renamedTo: async () => null },
  });
  const page = (await cite(answered, 0)) ?? expect.fail('no page');
  return renderSource(page, words);
}

/** As Telegram keeps it; half a surrogate pair is no character and stands as U+FFFD. */
const kept = (text: string): string => cleaned(text.replace(/\p{Cs}/gu, '\uFFFD'));
const keptOf = (texts: readonly string[]): string => texts.map(kept).join('');

test(`${ROUNDS} random answers are accepted whatever shows them, and their quotes are intact`, async () => {
  const random = randomFrom(20251025);
  for (let round = 0; round < ROUNDS; round++) {
    const one = randomCase(random);
    const words = WORDS[round % 2] ?? expect.fail();
    for (const { name, render, quoted } of RENDERERS) {
      const shown = (await render(one, words)).map((html) => quotesIn(html, `${name}, round ${round}`));
      const wanted = quoted === undefined ? shown.join('') : keptOf(quoted(one));
      if (shown.join('') !== wanted) expect(shown.join(''), `${name}, round ${round}`).toBe(wanted);
    }
  }
}, 180_000);

/** The words in a message's block quotes, once it was accepted. */
function quotesIn(html: string, what: string): string {
  try {
    const { text, entities } = checkText(html, 'HTML');
    const quotes = entities.filter(({ type }) => type.endsWith('blockquote'));
    return quotes.map(({ offset, length }) => text.slice(offset, offset + length)).join('');
  } catch (error) {
    return expect.fail(`${what}: ${error}\n${html}`);
  }
}

test(`${SENT_ROUNDS} random answers arrive over HTTP, with their quotes intact and their sources on show`, async () => {
  // Only now: while thousands are rendered nothing else of the process has its turn, and Telegram would seem not to answer.
  const scene = await createScene();
  onTestFinished(() => scene.close());
  scene.start();
  const random = randomFrom(5);
  const user = scene.telegram.user(1);
  for (let round = 0; round < SENT_ROUNDS; round++) {
    const { articles, quotes, answered } = randomCase(random);
    scene.keep(articles);
    scene.script(() => answered);
    const before = user.messages.length;
    await scene.inbox.finished(user.send(`Câu ${round}?`));
    const shown = user.messages.slice(before).flatMap((message) => textsOf(message, 'blockquote'));
    expect(shown.join('')).toBe(keptOf(quotes.map(({ text }) => text)));
    const [page = expect.fail()] = await user.ask('/nguon');
    const [bold = ''] = textsOf(page, 'bold');
    expect(bold.length).toBeGreaterThan(0);
    expect(kept(quotes[0]?.text ?? '').startsWith(bold)).toBe(true);
  }
  expect(loudLines(scene.lines)).toEqual([]);
});
