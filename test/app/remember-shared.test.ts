// What digests of many places share is worked out once, and anew once the collection has changed.
import { expect, test } from 'vitest';
import { rememberingShared } from '../../src/app/remember-shared.js';
import type { Answer } from '../../src/core/answer.js';
import { ARTICLES, answeredWith, captionQuote, firstQuote, secondQuote } from '../bot/sample.js';

let change = 0;

function sharing() {
  const asked: string[] = [];
  const work = rememberingShared(
    {
      async byKey(key) {
        asked.push(key);
        return ARTICLES.find((article) => article.key === key) ?? null;
      },
      async present(answer) {
        if (answer.status !== 'answered') return answer;
        asked.push(`${answer.question}: ${answer.quotes.map(({ text }) => text.slice(0, 4)).join(', ')}`);
        const passageUrl = `https://doc.example/${answer.question}/${change}`;
        return { ...answer, quotes: answer.quotes.map((quote) => ({ ...quote, passageUrl })) };
      },
    },
    async () => change,
  );
  return { asked, ...work };
}

const about = (question: string): Answer =>
  answeredWith(question, [firstQuote(), secondQuote(), captionQuote()]);

test('each quote once for each question, whatever it stands beside', async () => {
  const { present, asked } = sharing();
  const [whole, again] = [await present(about('Lúa')), await present(about('Lúa'))];
  expect(again).toEqual(whole);
  expect(asked).toHaveLength(3);
  const some = await present(answeredWith('Lúa', [secondQuote()]));
  expect(asked).toHaveLength(3);
  expect(some).toEqual({ ...about('Lúa'), quotes: whole.status === 'answered' ? [whole.quotes[1]] : [] });
  await present(about('Gạo'));
  expect(asked).toHaveLength(6);
});

test('what was looked up asks nothing, and what is no answer is left as it is', async () => {
  const { present, asked } = sharing();
  for (const question of ['Tiêu đề', 'Tiêu đề khác'])
    await present({ ...answeredWith(question, [firstQuote()]), lookedUp: 'meaning' } as Answer);
  expect(asked).toHaveLength(1);
});

test('a changed collection is asked again, and so is one that was let go of', async () => {
  const { byKey, present, asked, forget } = sharing();
  const [key = ''] = ARTICLES.map((article) => article.key);
  const read = async () => [
    await byKey(key),
    await byKey(key),
    await byKey('không có'),
    await byKey('không có'),
  ];
  await read();
  expect(asked).toEqual([key, 'không có']);
  change++;
  expect(await present(about('Lúa'))).toMatchObject({
    quotes: [{ passageUrl: `https://doc.example/Lúa/${change}` }, {}, {}],
  });
  await read();
  forget();
  await read();
  expect(asked.filter((one) => one === key)).toHaveLength(3);
});
