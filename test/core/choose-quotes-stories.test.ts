// A story counts once: another article of it is quoted only for what it says besides.
import { describe, expect, it } from 'vitest';
import { chooseQuotes, type StoryOf } from '../../src/core/choose-quotes.js';
import { readQuestion } from '../../src/core/question.js';
import { articleOf } from '../support/articles.js';
import { passagesOf, scoredBy } from '../support/passages.js';

const QUESTION = readQuestion('Vụ cháy kho hàng ở Cẩm Lệ ra sao?', '2025-08-16');
const SEVERAL = readQuestion('Những nơi nào xảy ra cháy?', '2025-08-16');
const ONE_STORY: StoryOf = async () => 's1';
const NO_STORY: StoryOf = async () => null;
const OWN_STORIES: StoryOf = async (article) => article;

const TOLD = 'Đám cháy kho hàng ở Cẩm Lệ thiêu rụi nhà xưởng và nhiều xe tải của chủ kho trong đêm.';
/** Half of its words are in the first. */
const RETOLD =
  'Kho hàng ở Cẩm Lệ cháy lớn, nhà xưởng và nhiều xe tải bị lửa thiêu, công an đang điều tra nguyên nhân vụ việc.';
const ELSE =
  'Bảo hiểm cam kết bồi thường đầy đủ, giám đốc doanh nghiệp khẳng định sản xuất sẽ khôi phục tuần tới.';

async function quoted(texts: readonly string[], storyOf: StoryOf, question = QUESTION): Promise<string[]> {
  const articles = texts.map((text, i) => articleOf(`bài ${i}`, { text, captions: [] }));
  const passages = articles.flatMap((article) => passagesOf(article));
  const scores = scoredBy(passages, (text) => 5 - texts.indexOf(text) / 10);
  return (await chooseQuotes(question, scores, { storyOf })).map(({ text }) => text);
}

describe('quotes of one story', () => {
  it.each([
    ['are told once', ONE_STORY, [TOLD]],
    ['are as ever where their stories differ', OWN_STORIES, [TOLD, RETOLD]],
    ['are as ever where no stories are known', NO_STORY, [TOLD, RETOLD]],
  ])('%s', async (_, storyOf, expected) => {
    expect(await quoted([TOLD, RETOLD], storyOf)).toEqual(expected);
  });

  it('stay where another article says something else', async () => {
    expect(await quoted([TOLD, RETOLD, ELSE], ONE_STORY)).toEqual([TOLD, ELSE]);
  });

  it('stay where another article gives another figure for the same', async () => {
    const [twelve, fifteen] = ['12', '15'].map((count) =>
      RETOLD.replace('nhiều xe tải', `${count} xe tải cũ`),
    );
    const first = TOLD.replace('nhiều xe tải', '12 xe tải cũ');
    expect(await quoted([first, fifteen ?? ''], ONE_STORY)).toEqual([first, fifteen]);
    expect(await quoted([first, twelve ?? ''], ONE_STORY)).toEqual([first]);
  });

  it('are counted once for a question for several things, unless they name another', async () => {
    const [a, b] = ['Cháy lớn tại kho vải quận Bình Tân.', 'Kho vải quận Bình Tân cháy lớn trong đêm.'];
    const c = 'Xưởng gỗ huyện Hóc Môn bốc lửa ngùn ngụt.';
    expect(await quoted([a ?? '', b ?? '', c], ONE_STORY, SEVERAL)).toEqual([a, c]);
  });
});
