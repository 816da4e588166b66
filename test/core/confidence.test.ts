// Confidence: its signals, and how they move it. Fitted numbers are not repeated here, only their signs.
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/core/article.js';
import {
  CONFIDENCE_SIGNALS,
  confidenceOf,
  confidenceSignals,
  judgedConfidence,
  logistic,
  SUBJECT_SIGNALS,
  sharesNothing,
} from '../../src/core/confidence.js';
import type { TermStatistics } from '../../src/core/evidence.js';
import { CONFIDENCE_MODEL } from '../../src/core/fitted.js';
import { READER_CONFIDENCE } from '../../src/core/fitted-reader.js';
import type { RankedChunk } from '../../src/core/fusion.js';
import { missingFrom } from '../../src/core/missing.js';
import { readQuestion } from '../../src/core/question.js';
import { scoreSentences } from '../../src/core/quote.js';
import { READER_CONFIDENCE_SIGNALS } from '../../src/core/reader-signals.js';
import { articleOf } from '../support/articles.js';
import { EVEN, passagesOf } from '../support/passages.js';

type SignalName = (typeof CONFIDENCE_SIGNALS)[number];

const ARTICLE = articleOf('a', {
  title: 'Bộ trưởng tiếp Đại sứ Pháp',
  text: 'Ngày 16/8, Bộ trưởng Lương Tam Quang tiếp Đại sứ Pháp. Hai bên trao đổi 3 nội dung về an ninh mạng.',
  captions: ['Toàn cảnh buổi tiếp tại Hà Nội'],
});

/** The named signals for a question whose only passage is the body of the article. */
function signalsFor(
  text: string,
  {
    article = ARTICLE,
    statistics = EVEN,
    ranked = {},
    rivals = [],
  }: {
    article?: Article;
    statistics?: TermStatistics;
    ranked?: Partial<RankedChunk>;
    rivals?: Array<{ score: number; article: number }>;
  } = {},
): Record<SignalName, number> {
  const question = readQuestion(text, '2025-08-20');
  const [passage] = passagesOf(article, ranked, question);
  if (!passage) throw new Error('no passage');
  const [best] = scoreSentences(question, [passage], statistics);
  if (!best) throw new Error('no sentence');
  const others = rivals.map(({ score }, i) => ({ ...passage.ranked, chunk: -i - 1, score }));
  const articleNumber = (chunk: number) =>
    chunk === passage.ranked.chunk ? passage.chunk.article.id : rivals[-chunk - 1]?.article;
  const passages = [passage];
  const candidates = [passage.ranked, ...others];
  const missing = missingFrom(question, passage);
  const ranking = { candidates, passages, sentences: [best], best, missing, articleOf: articleNumber };
  const signals = confidenceSignals(question, ranking, statistics);
  expect(signals).toHaveLength(CONFIDENCE_SIGNALS.length);
  const entries = CONFIDENCE_SIGNALS.map((name, i) => [name, signals[i]] as const);
  return Object.fromEntries(entries) as Record<SignalName, number>;
}

describe('confidence', () => {
  const { subject, answer } = CONFIDENCE_MODEL;
  const middle = CONFIDENCE_SIGNALS.map(() => 0.3);

  it('has a weight for each signal, the first ones for the subject too, and with a reader for each of its own', () => {
    const [all, read] = [CONFIDENCE_SIGNALS.length, READER_CONFIDENCE_SIGNALS.length];
    expect([subject.weights.length, answer.weights.length]).toEqual([SUBJECT_SIGNALS, all]);
    const { subject: readSubject, answer: readAnswer } = READER_CONFIDENCE;
    expect(readSubject.weights).toHaveLength(SUBJECT_SIGNALS + read);
    expect(readAnswer.weights).toHaveLength(all + read);
  });

  const flat = { intercept: 0, weights: [] };
  const cases = (['subject', 'answer'] as const).flatMap((part) =>
    CONFIDENCE_SIGNALS.slice(0, CONFIDENCE_MODEL[part].weights.length).map(
      (name, i) => [part, name, i] as const,
    ),
  );
  it.each(cases)('has a %s that moves with "%s" the way its weight points', (part, _, i) => {
    const model = { subject: flat, answer: flat, [part]: CONFIDENCE_MODEL[part] };
    const at = (value: number) =>
      confidenceOf(
        middle.map((one, j) => (i === j ? value : one)),
        model,
      );
    const steps = [-1, -0.2, 0.1, 0.9, 2].map(at);
    const moved = steps.slice(1).map((value, j) => Math.sign(value - (steps[j] ?? Number.NaN)));
    const weight = CONFIDENCE_MODEL[part].weights[i] ?? Number.NaN;
    expect(new Set(moved)).toEqual(new Set([Math.sign(weight)]));
  });

  it('is the product of being about it and answering it, with what the reader says behind both', () => {
    const only = (at: number, weight: number) => CONFIDENCE_SIGNALS.map((_, i) => (i === at ? weight : 0));
    const model = {
      subject: { intercept: 0.2, weights: [...only(0, 1).slice(0, SUBJECT_SIGNALS), 3] },
      answer: { intercept: -0.4, weights: [...only(SUBJECT_SIGNALS, 2), 4] },
    };
    const signals = CONFIDENCE_SIGNALS.map((_, i) => (i === 0 ? 0.5 : i === SUBJECT_SIGNALS ? 0.6 : 9));
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    expect(confidenceOf(signals, model, [0.1])).toBeCloseTo(
      sigmoid(0.2 + 0.5 + 0.3) * sigmoid(-0.4 + 1.2 + 0.4),
      12,
    );
  });

  it('stays within 0 and 1, however far the signals go', () => {
    for (const size of [0, 1, -1, 1e3, -1e3, 1e9]) {
      const score = confidenceOf(CONFIDENCE_SIGNALS.map(() => size));
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
    expect(logistic({ intercept: 0, weights: [] }, [])).toBe(0.5);
  });
});

describe('the signals of confidence', () => {
  it('tell how much of the question the passage and the article hold', () => {
    const all = signalsFor('an ninh mạng');
    expect([all['terms in the passage'], all['pairs in the passage']]).toEqual([1, 1]);
    const apart = signalsFor('mạng ninh');
    expect([(apart['terms in the passage'] ?? 0) > 0, apart['pairs in the passage']]).toEqual([true, 0]);
    const inCaption = signalsFor('toàn cảnh');
    expect(inCaption['terms in the passage']).toBe(0);
    expect(inCaption['terms in the article']).toBe(1);
    expect(signalsFor('Đại sứ Pháp tiếp Bộ trưởng')['terms in the passage']).toBeLessThan(1);
  });

  it('tell whether the rarest words are there', () => {
    const statistics = { total: 100, frequency: (term: string) => (/^hươu$|^trao$/u.test(term) ? 1 : 50) };
    expect(signalsFor('trao đổi', { statistics })['rarest term in the article']).toBe(1);
    expect(signalsFor('trao hổ', { statistics })['rarest term in the article']).toBe(1);
    expect(signalsFor('trao đổi hươu', { statistics })['rarest term in the article']).toBe(0);
    expect(signalsFor('ai')['rarest term in the article']).toBe(0);
  });

  it('tell the cosine and how far the next article is behind', () => {
    expect(signalsFor('an ninh', { ranked: { cosine: 0.9 } })['cosine of the passage']).toBeCloseTo(0.5, 12);
    expect(signalsFor('an ninh')['score above the next article']).toBe(0.5);
    const rivals = [
      { score: 0.88, article: -1 },
      { score: 0.8, article: -2 },
    ];
    expect(signalsFor('an ninh', { rivals })['score above the next article']).toBeCloseTo(0.2, 12);
  });

  it('take no rival from the same article', () => {
    const [passage] = passagesOf(ARTICLE);
    const question = readQuestion('an ninh', '2025-08-20');
    const [best] = passage ? scoreSentences(question, [passage], EVEN) : [];
    if (!passage || !best) throw new Error('no passage');
    const candidates = [passage.ranked, { ...passage.ranked, chunk: -1, score: 0.89 }];
    const { id } = passage.chunk.article;
    const ranking = { candidates, passages: [passage], sentences: [best], best, missing: null };
    const signals = confidenceSignals(question, { ...ranking, articleOf: () => id }, EVEN);
    expect(signals[CONFIDENCE_SIGNALS.indexOf('score above the next article')]).toBe(0.5);
  });

  it('tell the language', () => {
    const languages = ['an ninh mạng', 'an ninh mang', 'Who is the ambassador of France?'].map((text) => {
      const { English, 'without marks': unmarked } = signalsFor(text);
      return [English, unmarked];
    });
    expect(languages).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
    ]);
  });

  it('tell names and numbers that are nowhere in the article', () => {
    const some = signalsFor('Ông Lương Tam Quang gặp đại sứ Lào ở Hà Nội năm 2019 về 3 hay 7 nội dung?');
    expect(some['names missing from the article']).toBeCloseTo(1 / 3, 12);
    expect(some['names missing from the passage']).toBeCloseTo(2 / 3, 12);
    expect(some['years missing from the article']).toBe(1);
    expect(some['other numbers missing from the article']).toBe(0.5);
  });

  it('take a year of the article’s own days for known, and leave out the numbers of the days asked about', () => {
    expect(signalsFor('Việc năm 2025 ra sao')['years missing from the article']).toBe(0);
    const asked = signalsFor('ngày 5/3/2019 ai gặp ai');
    expect(asked['years missing from the article']).toBe(0);
    expect(asked['other numbers missing from the article']).toBe(0);
  });

  it('tell an article of other days and a missing kind of answer', () => {
    const name = 'article outside the days asked about';
    expect(signalsFor('ngày 5/3/2019', { ranked: { fit: 'outside' } })[name]).toBe(1);
    expect(signalsFor('ngày 5/3/2019', { ranked: { fit: 'told' } })[name]).toBe(0);
    expect(signalsFor('Vì sao hai bên gặp nhau?')['kind of answer absent']).toBe(1);
    expect(signalsFor('Hai bên trao đổi mấy nội dung?')['kind of answer absent']).toBe(0);
    expect(signalsFor('Hai bên trao đổi gì?')['kind of answer absent']).toBe(0);
  });

  it('tell the kind asked for, and that something is missing that can be named', () => {
    const asked = signalsFor('Bộ trưởng Lương Tam Quang tiếp Đại sứ Pháp mùa 1998 trao đổi mấy nội dung?');
    expect(asked['asks for a number']).toBe(1);
    expect(asked['asks for a person']).toBe(0);
    expect(asked['something that can be named is missing']).toBe(1);
    expect(signalsFor('Hai bên trao đổi mấy nội dung?')['something that can be named is missing']).toBe(0);
  });

  it('tell how far sentence and passage lead, and take over what they were ranked by', () => {
    const alone = signalsFor('an ninh mạng');
    expect(alone['sentence above those of other articles']).toBe(1);
    expect(alone['relevance above the next article']).toBe(1);
    expect(alone['sentence: terms in the sentence']).toBeGreaterThan(0);
    expect(alone['passage: caption']).toBe(0);
  });
});

describe('an article that shares nothing with a question', () => {
  const shares = (text: string, cosine = 0.7) => {
    const question = readQuestion(text, '2025-08-20');
    const [passage] = passagesOf(ARTICLE, { cosine }, question);
    const [best] = passage ? scoreSentences(question, [passage], EVEN) : [];
    if (!best) throw new Error('no sentence');
    return !sharesNothing(question, best);
  };

  it.each([
    ['an ninh mạng ra sao', true],
    ['toàn cảnh ở đâu', true],
    ['xyz', false],
    ['blah blah blah', false],
    ['hươu cao cổ ngày 16/8/2025', false],
    ['ngày 16/8/2025 có gì', true],
    ['12345', false],
    ['你好世界', false],
  ])('%s: %s', (text, expected) => expect(shares(text)).toBe(expected));

  it('is judged by meaning when the question is in English', () => {
    expect(shares('Who talked about cyber safety?', 0.7)).toBe(true);
    expect(shares('Who talked about cyber safety?', 0.5)).toBe(false);
    expect(shares('What happened in Hanoi?', 0.5)).toBe(true);
  });
});

describe('the confidence that is judged by', () => {
  const middle = CONFIDENCE_SIGNALS.map(() => 0.3);
  const withSignal = (name: SignalName, value: number) =>
    middle.map((one, i) => (CONFIDENCE_SIGNALS[i] === name ? value : one));

  it.each([
    'years missing from the article',
    'other numbers missing from the article',
    'article outside the days asked about',
  ])('falls to a tenth with all %s', (name) => {
    const signals = withSignal(name, 1);
    expect(judgedConfidence(signals)).toBeCloseTo(confidenceOf(signals) / 10, 12);
    expect(judgedConfidence(withSignal(name, 0.5))).toBe(confidenceOf(withSignal(name, 0.5)));
  });

  it('falls to a tenth where others would answer far better, by every ranking', () => {
    const behind = [
      'score above the next article',
      'relevance above the next article',
      'sentence above those of other articles',
    ] as const;
    const outdone = middle.map((one, i) =>
      behind.some((name) => CONFIDENCE_SIGNALS[i] === name) ? -1 : one,
    );
    expect(judgedConfidence(outdone)).toBeCloseTo(confidenceOf(outdone) / 10, 12);
    for (const name of behind) {
      const even = outdone.map((signal, at) => (at === CONFIDENCE_SIGNALS.indexOf(name) ? 0 : signal));
      expect(judgedConfidence(even)).toBe(confidenceOf(even));
    }
  });
});
