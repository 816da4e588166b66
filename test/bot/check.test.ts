// /kiemchung: sentences found word for word, in other words, said otherwise, or not at all.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buttonsOf, textsOf } from '../support/fake-telegram/read-back.js';
import type { BotMessage } from '../support/fake-telegram/world.js';
import { loudLines } from './harness.js';
import { createResearchBot, published, type ResearchBot } from './research-scene.js';

const BRIDGE = 'Sáng 18/8, tỉnh Phú Thọ khánh thành cầu Sông Lô dài 520 mét bắc qua hai bờ.';
const SAID = 'Chúng tôi sẽ mở thêm hai làn xe trước Tết để dân đi lại dễ hơn';

let scene: ResearchBot;

beforeEach(async () => {
  scene = await createResearchBot();
  const late = { title: 'Cầu Sông Lô thông xe', outlet: 'Báo Sau', date: published('2025-08-20') };
  await scene.add('sau', { ...late, text: `Tin từ địa phương. ${BRIDGE} Người dân vui mừng.` });
  await scene.add('trước', {
    title: 'Phú Thọ có cầu mới',
    outlet: 'Báo Trước',
    date: published('2025-08-18'),
    text: `${BRIDGE}\n\nÔng Trần Văn Nam, Chủ tịch tỉnh, nói: “${SAID}”. Nhà thầu cam kết đúng hạn.`,
  });
});
afterEach(async () => {
  expect(loudLines(scene.lines)).toEqual([]);
  await scene.close();
});

const check = async (text: string, language = 'vi'): Promise<BotMessage> => {
  const [message = expect.fail()] = await scene.telegram
    .user(1, { language })
    .ask(`/${language === 'en' ? 'check' : 'kiemchung'} ${text}`);
  return message;
};

describe('a sentence that is there', () => {
  test('is shown where it stands, in the earliest article, with how many papers have it', async () => {
    const message = await check(BRIDGE);
    expect(message.text).toContain('✓ Có nguyên văn trong kho tin.');
    expect(message.text).not.toContain('Chỉ khác');
    expect(message.text).toContain('2 báo viết như thế');
    expect(textsOf(message, 'blockquote')).toEqual([BRIDGE]);
    expect(message.text).toContain('Báo Trước · Phú Thọ có cầu mới · 18/8/2025');
    expect(buttonsOf(message)).toEqual(['Nguồn']);
  });

  test.each([
    ['dấu', BRIDGE.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd')],
    ['chữ hoa, chữ thường', BRIDGE.toUpperCase()],
    ['dấu câu', `«${BRIDGE.replace('18/8,', '18/8 –').replace('.', '')}»`],
  ])('is word for word though its %s differ, which is said', async (what, text) => {
    const message = await check(text);
    expect(message.text).toContain('✓ Có nguyên văn trong kho tin.');
    expect(message.text).toContain(`Chỉ khác ${what}.`);
  });

  test('is to the letter when only its white space differs', async () => {
    const message = await check(BRIDGE.replaceAll(' ', '  '));
    expect(message.text).toContain('✓ Có nguyên văn');
    expect(message.text).not.toContain('Chỉ khác');
  });

  test('that is only a part of one there is said to be, for the whole may say otherwise', async () => {
    await scene.add('chủ trương', { text: 'Bộ Nội vụ khẳng định hiện chưa có chủ trương sáp nhập tỉnh.' });
    const message = await check('có chủ trương sáp nhập tỉnh');
    expect(message.text).toContain('nhưng nằm trong một câu dài hơn');
    expect(textsOf(message, 'blockquote')).toEqual([
      'Bộ Nội vụ khẳng định hiện chưa có chủ trương sáp nhập tỉnh.',
    ]);
    expect((await check(BRIDGE)).text).not.toContain('dài hơn');
  });

  test('is told in English, with the quote as it stands', async () => {
    const message = await check(BRIDGE, 'en');
    expect(message.text).toContain('✓ In the collection word for word.');
    expect(textsOf(message, 'blockquote')).toEqual([BRIDGE]);
  });
});

describe('a sentence that is nearly there', () => {
  test.each([
    [BRIDGE.replace('520', '620'), 'con số: bạn gửi “620”, bài viết “520”'],
    [BRIDGE.replace('18/8', '19/8'), 'con số: bạn gửi “19/8”, bài viết “18/8”'],
    [BRIDGE.replace('520', '5,20'), 'con số: bạn gửi “5,20”, bài viết “520”'],
    [BRIDGE.replace('Phú Thọ', 'Nghệ An'), 'tên riêng: bạn gửi “Nghệ An”, bài viết “Phú Thọ”'],
    [BRIDGE.replace('khánh thành', 'không khánh thành'), 'một bên khẳng định, một bên phủ định'],
  ])('is never called found, and what differs is named: %s', async (text, differs) => {
    const message = await check(text);
    expect(message.text).toContain('≠ Kho tin có câu gần giống, nhưng nói khác:');
    expect(message.text).toContain(`• ${differs}`);
    expect(message.text).not.toContain('✓');
    expect(textsOf(message, 'blockquote')).toEqual([BRIDGE]);
  });

  test('may be nearest to a headline, which is said', async () => {
    await scene.add('thuế', {
      title: 'Mỹ áp thuế 25% đối với hàng nhập từ Canada và Mexico',
      text: 'Tin này khiến thị trường lo ngại. Hàng Canada có thể tăng giá.',
    });
    const message = await check('Mỹ áp thuế 35% đối với hàng nhập từ Canada và Mexico.');
    expect(message.text).toContain('bạn gửi “35”, bài viết “25”');
    expect(message.text).toContain('Giống nhất là tiêu đề của bài dưới đây');
  });

  test('is found in other words when nothing that counts differs', async () => {
    const message = await check(
      'Tỉnh Phú Thọ sáng 18/8 đã khánh thành cầu Sông Lô, dài 520 mét, bắc qua hai bờ.',
    );
    expect(message.text).toContain('≈ Không có nguyên văn');
    expect(textsOf(message, 'blockquote')).toEqual([BRIDGE]);
  });
});

describe('what somebody is said to have said', () => {
  test('is checked with the speaker', async () => {
    const message = await check(`Chủ tịch Trần Văn Nam nói rằng trong năm nay: “${SAID}”.`);
    expect(message.text).toContain('Lời trong ngoặc kép có nguyên văn');
    expect(message.text).toContain('bài có nêu tên Trần Văn Nam');
  });

  test('is not ascribed to somebody else', async () => {
    const message = await check(`Theo nguồn tin riêng, Lê Thị Hoa cho biết: “${SAID}”.`);
    expect(message.text).toContain('bài không nêu tên Lê Thị Hoa');
  });
});

test('what no article has is not in the collection, and is not called false', async () => {
  const message = await check('Đội tuyển bóng chuyền nữ giành huy chương vàng ở Manila.');
  expect(message.text).toContain('✗ Không có trong kho tin.');
  expect(message.text).toContain('chưa có nghĩa là câu này sai');
  expect(buttonsOf(message)).toEqual([]);
});

test('each of several sentences gets its verdict, the sixth is left', async () => {
  const others = [
    'Bóng chuyền nữ thắng trận ở Manila.',
    'Giá tiêu xuống thấp nhất năm.',
    'Mèo hoang leo cây đa làng.',
  ];
  const text = [BRIDGE, ...others, BRIDGE.replace('520', '620'), 'Một câu nữa còn thừa ra đây.'].join(' ');
  const message = await check(text);
  const verdicts = textsOf(message, 'bold').map((verdict) => verdict[0]);
  expect(verdicts).toEqual(['✓', '✗', '✗', '✗', '≠']);
  expect(message.text).toContain('còn 1 câu nữa');
});

describe('in reply to a message', () => {
  test('of somebody in a group, what it says is checked, in that topic', async () => {
    const group = scene.telegram.group(-1002, { forum: true });
    const topic = group.topic('Tin đồn');
    const claimed = group.member(7).inTopic(topic).write(BRIDGE.replace('520', '999'));
    const asker = group.member(8).inTopic(topic);
    asker.write('/kiemchung', { replyTo: claimed });
    const message = await scene.telegram.waitFor(() => group.messages[0]);
    expect(message.text).toContain('bạn gửi “999”, bài viết “520”');
    expect(message.topic).toBe(topic);
  });

  test('the words after the command come first', async () => {
    const user = scene.telegram.user(1);
    const claimed = user.write('/start');
    await scene.telegram.waitFor(() => user.messages[0]);
    user.write(`/kiemchung ${BRIDGE}`, { replyTo: claimed });
    const message = await scene.telegram.waitFor(() => user.messages[1]);
    expect(message.text).toContain('✓ Có nguyên văn');
  });
});

test('an empty and an overlong text get a kind sentence', async () => {
  expect((await check('')).text).toContain('Bạn muốn kiểm chứng câu nào?');
  expect((await check('', 'en')).text).toContain('Which sentence should I look up?');
  expect((await check('Câu dài. '.repeat(250))).text).toContain('tối đa 2000');
});

test('what was shown can be cited', async () => {
  await check(BRIDGE);
  const [message = expect.fail()] = await scene.telegram.user(1).ask('/trichdan');
  expect(message.text).toContain(`“${BRIDGE}” (Nguyễn Văn A, Báo Trước, "Phú Thọ có cầu mới", 18/8/2025`);
});

test.each(['a', 'Việt Nam', '…'])('a text of a word or two asks back: %s', async (text) => {
  expect((await check(text)).text).toContain('Bạn muốn kiểm chứng câu nào?');
});
