// The measuring contract of `ask --jsonl`: its lines, their fields, and that no quote is anything but a slice of an article.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  answersIn,
  articlesIn,
  createWorkplace,
  type Outcome,
  type PrintedAnswer,
  type PrintedArticle,
  runCommand,
  sampleQuestions,
  type Workplace,
} from '../support/product.js';
import { sampleCollection } from '../support/sample-collection.js';

const day = z.iso.date();
const quote = z.strictObject({
  text: z.string().min(1),
  article: z.string().min(1),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  url: z.string().nullable(),
  date: day.nullable(),
  dateSource: z.string().nullable(),
  eventDate: day.nullable(),
  caption: z.boolean(),
  captionIndex: z.int().min(0).nullable(),
  start: z.int().min(0),
  end: z.int().positive(),
  story: z
    .strictObject({
      id: z.string().min(1),
      outlets: z.int().min(0),
      articles: z.int().min(2),
      // Null when no article of the story has a day of publication.
      earliest: z.string().min(1).nullable(),
      fullest: z.string().min(1),
    })
    .nullable(),
});
const common = {
  id: z.union([z.string(), z.number(), z.null()]),
  window: z.strictObject({ from: day, to: day }).nullable(),
  score: z.number().min(0).max(1),
  ms: z.number().min(0),
  understood: z.string().min(1).optional(),
};
const missing = z.strictObject({
  about: z.string().min(1),
  days: z.string().nullable(),
  years: z.array(z.string()),
  names: z.array(z.string()),
  numbers: z.array(z.string()),
  kind: z.enum(['number', 'person', 'time', 'place', 'reason', 'definition']).nullable(),
  unit: z.string().nullable(),
});
const collection = z.strictObject({ articles: z.int().min(0), listed: z.array(z.string()) });
const line = z.discriminatedUnion('status', [
  z
    .strictObject({
      ...common,
      status: z.literal('answered'),
      quotes: z.array(quote),
      differing: z.array(
        z.strictObject({ figure: z.string().min(1), article: z.string().min(1), date: day.nullable() }),
      ),
      collection: collection.optional(),
    })
    // Only what the collection itself is like is said without a quote.
    .refine(({ quotes, collection }) => quotes.length > 0 === (collection === undefined)),
  z.strictObject({
    ...common,
    status: z.literal('not-found'),
    quotes: z.tuple([]),
    reason: z.enum([
      'empty-collection',
      'no-such-day',
      'window-empty',
      'nothing-near',
      'not-answering',
      'not-in-collection',
      'subject-missing',
    ]),
    missing: missing.nullable(),
    rejected: z.array(quote),
  }),
  z.strictObject({ ...common, status: z.literal('error'), quotes: z.tuple([]), error: z.string().min(1) }),
]);

const ASKED = 'Việt Nam đã đảm nhiệm cương vị Chủ tịch ASEAN mấy lần?';
const questions = sampleQuestions();

let place: Workplace;
let dataDir: string;
let articles: ReadonlyMap<string, PrintedArticle>;
let sample: Outcome;
let answers: readonly PrintedAnswer[];

beforeAll(async () => {
  place = await createWorkplace();
  dataDir = await sampleCollection(place);
  const input = questions.map(({ id, question }) => `${JSON.stringify({ id, question })}\n`).join('');
  sample = await runCommand(dataDir, ['ask', '--jsonl'], { input });
  answers = answersIn(sample.stdout);
  articles = articlesIn((await runCommand(dataDir, ['articles', '--json'])).stdout);
});
afterAll(() => place.remove());

const ask = (input: string): Promise<Outcome> => runCommand(dataDir, ['ask', '--jsonl'], { input });

describe('the lines of ask --jsonl', () => {
  it('stand in the order of the questions, one for each, with exactly the agreed fields', () => {
    expect(sample).toMatchObject({ code: 0, stderr: '' });
    expect(answers.map(({ id }) => id)).toEqual(questions.map(({ id }) => id));
    const broken = answers.flatMap((answer) => {
      const { error } = line.safeParse(answer);
      return error ? [`${answer.id}: ${error.message}`] : [];
    });
    expect(broken).toEqual([]);
  });

  it('keep the order of their fields from answer to answer', () => {
    const order = (status: PrintedAnswer['status']) =>
      new Set(
        answers.filter((answer) => answer.status === status).map((answer) => Object.keys(answer).join()),
      );
    expect([...order('answered')]).toEqual(['id,status,quotes,differing,window,score,ms']);
    expect([...order('not-found')]).toEqual(['id,status,quotes,reason,missing,rejected,window,score,ms']);
  });

  it('are one for each line that is not blank, whatever is wrong with it', async () => {
    const lines = [
      '{"id": 7, "question": "Ai là Bộ trưởng Bộ Tư pháp Vương quốc Maroc?"}',
      'không phải JSON',
      '',
      '   ',
      '{"id": "thiếu"}',
      '{"question": "không có mã?"}',
      '{"id": "số", "question": 5}',
      '{"id": {"a": 1}, "question": "mã là đối tượng?"}',
      '["mảng"]',
      'null',
      '{"id": "trống", "question": "  "}',
      '{"id": "𝄞 – “ ”", "question": "\\ud83d\\ude00 \\u0000 ?"}',
      JSON.stringify({ id: 'dài', question: `${ASKED} ${'x'.repeat(100_000)}` }),
    ];
    const { code, stdout, stderr } = await ask(lines.join('\n'));
    expect([code, stderr]).toEqual([0, '']);
    const got = answersIn(stdout);
    for (const answer of got) line.parse(answer);
    expect(got.slice(0, 9).map(({ id, status }) => [id, status])).toEqual([
      [7, 'answered'],
      [null, 'error'],
      ['thiếu', 'error'],
      [null, 'error'],
      ['số', 'error'],
      [null, 'error'],
      [null, 'error'],
      [null, 'error'],
      ['trống', 'error'],
    ]);
    expect(got.slice(9).map(({ id }) => id)).toEqual(['𝄞 – “ ”', 'dài']);
    expect(got[9]?.status).toBe('not-found');
  });

  it('are the same for LF, CRLF and a byte order mark, with and without a last line end', async () => {
    const lines = [1, 2].map((id) => JSON.stringify({ id, question: ASKED }));
    const inputs = [lines.join('\n'), `${lines.join('\r\n')}\r\n`, `\uFEFF${lines.join('\n')}\n`];
    const outputs = await Promise.all(inputs.map(ask));
    const answersOf = outputs.map(({ stdout }) => answersIn(stdout).map((answer) => ({ ...answer, ms: 0 })));
    expect(answersOf[0]?.map(({ id, status }) => [id, status])).toEqual([
      [1, 'answered'],
      [2, 'answered'],
    ]);
    expect(answersOf[1]).toEqual(answersOf[0]);
    expect(answersOf[2]).toEqual(answersOf[0]);
  });

  it('stand alone unless a line says which one it follows up', async () => {
    const lines = [
      { id: 'a', question: 'Đại tướng Lương Tam Quang tiếp ai chiều 16/8/2025?' },
      { id: 'alone', question: 'ông ấy nói gì?' },
      { id: 'after', question: 'ông ấy nói gì?', after: 'a' },
      { id: 'unknown', question: 'ông ấy nói gì?', after: 'z' },
      { id: 'count', question: 'có bao nhiêu bài?' },
    ];
    const { stdout } = await ask(lines.map((one) => JSON.stringify(one)).join('\n'));
    const [, alone, following, unknown, count] = answersIn(stdout).map((answer) => line.parse(answer));
    expect(alone).toMatchObject({ status: 'not-found', reason: 'subject-missing' });
    expect(following).toMatchObject({ understood: 'Lương Tam Quang nói gì?' });
    expect(unknown).toMatchObject({ reason: 'subject-missing' });
    expect(count).toMatchObject({ status: 'answered', quotes: [], collection: { articles: 5, listed: [] } });
  });

  it('are none for no input', async () => {
    expect(await ask('')).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it('take a question in decomposed letters for the same question', async () => {
    const input = [ASKED.normalize('NFC'), ASKED.normalize('NFD')]
      .map((question) => JSON.stringify({ id: 1, question }))
      .join('\n');
    const [composed, decomposed] = answersIn((await ask(input)).stdout);
    expect(decomposed?.quotes).toEqual(composed?.quotes);
    expect(composed?.quotes).not.toEqual([]);
  });
});

describe('the quotes of all sample questions', () => {
  it('are slices of what articles --json prints, captions of their caption', () => {
    const quotes = answers.flatMap(({ quotes, rejected = [] }) => [...quotes, ...rejected]);
    expect(quotes.length).toBeGreaterThan(60);
    const wrong = quotes.filter(({ article, captionIndex, start, end, text }) => {
      const stored = articles.get(article);
      const whole = captionIndex === null ? stored?.text : stored?.captions[captionIndex];
      return whole?.slice(start, end) !== text;
    });
    expect(wrong).toEqual([]);
    expect(quotes.filter(({ caption, captionIndex }) => caption !== (captionIndex !== null))).toEqual([]);
  });

  it('carry title, outlet, address and dates of their article', () => {
    const wrong = answers.flatMap(({ quotes }) =>
      quotes.filter(({ article, title, outlet, url, date, dateSource, eventDate }) => {
        const { text: _, captions: __, ...stored } = articles.get(article) as PrintedArticle;
        return Object.entries({ article, title, outlet, url, date, dateSource, eventDate }).some(
          ([name, value]) => stored[name as keyof typeof stored] !== value,
        );
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('are not given where the question is about something else', () => {
    const offTopic = new Set(
      questions.filter(({ kind }) => kind === 'unanswerable-offtopic').map(({ id }) => id),
    );
    expect(offTopic.size).toBe(4);
    const given = answers.filter(({ id, status }) => offTopic.has(String(id)) && status !== 'not-found');
    expect(given).toEqual([]);
  });
});
