// Follow-ups: what leans on the last question is made whole, what stands alone is left as it is.
import { describe, expect, it } from 'vitest';
import { type LastTurn, readFollowUp } from '../../src/core/follow-up.js';

const TODAY = '2025-10-25';

function turn(question: string, ...quotes: string[]): LastTurn {
  return { question, quotes: quotes.map((text) => ({ text, headline: 'Tin' })) };
}

describe('a follow-up takes what it leaves out from the last question', () => {
  it.each([
    // A country for a country, and Việt Nam stays where another is named too.
    ['còn Úc thì sao?', 'Bộ Công an ký gì với Nga?', 'Bộ Công an ký gì với Úc?'],
    ['con uc thi sao', 'bo cong an ky gi voi nga', 'bo cong an ky gi voi uc'],
    ['vậy Úc thì sao', 'Việt Nam hợp tác với Mỹ về gì?', 'Việt Nam hợp tác với Úc về gì?'],
    ['what about Australia?', 'What did Vietnam sign with Russia?', 'What did Vietnam sign with Australia?'],
    ['Thế còn Đà Nẵng?', 'Hà Nội có mưa khi nào?', 'Đà Nẵng có mưa khi nào?'],
    // A time for a time.
    ['Thế còn năm 2024?', 'Xuất khẩu bao nhiêu gạo năm 2023?', 'Xuất khẩu bao nhiêu gạo năm 2024?'],
    ['and in 2024?', 'How many members joined in 2023?', 'How many members joined in 2024?'],
    // A month or a day without its year is of the year that was spoken of.
    ['thế tháng 9 thì sao', 'tin tháng 8/2025', 'tin tháng 9/2025'],
    ['còn tháng 10?', 'tin tháng 8/2024', 'tin tháng 10/2024'],
    ['con thang 10', 'tin thang 8/2024', 'tin thang 10/2024'],
    ['what about October?', 'news in August 2024', 'news in October 2024'],
    ['còn tháng 10?', 'tin tháng 8', 'tin tháng 10'],
    ['còn ngày 6/2?', 'giá vàng SJC hôm 4/2/2024', 'giá vàng SJC ngày 6/2/2024'],
    ['còn hôm 29/1/2024?', 'giá vàng SJC hôm 4/2/2024', 'giá vàng SJC hôm 29/1/2024'],
    ['còn 6/2?', 'giá vàng SJC ngày 4/2/2024', 'giá vàng SJC 6/2/2024'],
    ['còn ngày 6 tháng 2?', 'giá vàng ngày 4 tháng 2 năm 2024', 'giá vàng ngày 6 tháng 2 năm 2024'],
    ['còn ngày 7?', 'giá vàng SJC 6/2/2024', 'giá vàng SJC ngày 7/2/2024'],
    ['còn tháng 3?', 'tin năm 2024', 'tin tháng 3/2024'],
    ['còn hôm qua?', 'giá vàng SJC ngày 4/2/2024', 'giá vàng SJC hôm qua'],
    ['còn năm 2024', 'Ai là Chủ tịch ASEAN?', 'Ai là Chủ tịch ASEAN năm 2024?'],
    // A person for a person, a body for a body, a thing for one that begins alike.
    ['còn ông Trump thì sao?', 'Ông Putin nói gì về Ukraine?', 'ông Trump nói gì về Ukraine?'],
    ['Còn Bộ Quốc phòng?', 'Bộ Công an làm gì?', 'Bộ Quốc phòng làm gì?'],
    ['còn Trump?', 'Putin nói gì về Ukraine?', 'Trump nói gì về Ukraine?'],
    // The whole name of a body, which goes on in small letters.
    [
      'còn Interpol thì sao?',
      'Bộ Công an có quan hệ với bao nhiêu nước?',
      'Interpol có quan hệ với bao nhiêu nước?',
    ],
    ['con interpol thi sao', 'bo cong an tiep ai', 'interpol tiep ai'],
    ['còn UNODC thì sao?', 'Bộ Công an tiếp ai?', 'UNODC tiếp ai?'],
    ['còn Bộ Y tế?', 'Sở Y tế Bình Định nói gì về cúm?', 'Bộ Y tế nói gì về cúm?'],
    ['còn Interpol?', 'Bộ Công an ký gì với UNODC?', 'Bộ Công an ký gì với Interpol?'],
    ['còn Bộ Quốc phòng?', 'Bộ Công an ký gì với UNODC?', 'Bộ Quốc phòng ký gì với UNODC?'],
    ['còn UBND Hà Nội?', 'UBND TP.HCM nói gì?', 'UBND Hà Nội nói gì?'],
    ['còn Công an TP.HCM?', 'Công an Hà Nội bắt ai?', 'Công an TP.HCM bắt ai?'],
    ['còn Samsung?', 'Apple bán gì?', 'Samsung bán gì?'],
    ['còn giá dầu?', 'Giá vàng hôm nay bao nhiêu?', 'giá dầu hôm nay bao nhiêu?'],
    // Only question words.
    ['ở đâu?', 'Hội nghị AMMTC diễn ra khi nào?', 'Hội nghị AMMTC diễn ra ở đâu?'],
    ['khi nào', 'Ai ký Công ước Hà Nội?', 'ký Công ước Hà Nội khi nào'],
    ['vì sao vậy?', 'Giá gạo tăng bao nhiêu?', 'Giá gạo tăng vì sao vậy?'],
    ['khi nào vậy bạn', 'Ai ký Công ước Hà Nội?', 'ký Công ước Hà Nội khi nào vậy bạn'],
    ['tại sao lại vậy', 'Giá gạo tăng bao nhiêu?', 'Giá gạo tăng tại sao lại vậy'],
    // Short questions that name nothing.
    ['bao giờ chạy?', 'Metro số 1 bán vé từ khi nào?', 'Metro số 1 bán vé bao giờ chạy?'],
    ['có bao nhiêu ca?', 'Cúm ở Bình Định thế nào?', 'Cúm ở Bình Định có bao nhiêu ca?'],
    ['o huyen nao', 'cum o Binh Dinh the nao', 'cum o Binh Dinh o huyen nao'],
    ['số người chết là bao nhiêu?', 'Vụ sập cầu ở đâu?', 'Vụ sập cầu – số người chết là bao nhiêu?'],
    ['nguyên nhân?', 'Vụ cháy ở đâu?', 'Vụ cháy – nguyên nhân?'],
    ['ai ký?', 'Công ước Hà Nội là gì?', 'Công ước Hà Nội ai ký?'],
    ['về Ukraine', 'tin ngày 26/8', 'tin ngày 26/8 về Ukraine'],
    ['về Ukraine', 'tin ngày 26', 'tin ngày 26 về Ukraine'],
    // Pronouns.
    ['ông ấy gặp ai?', 'Tổng thống Bulgaria thăm TP.HCM khi nào?', 'Tổng thống Bulgaria gặp ai?'],
    ['ông ấy gặp ai?', 'Tổng thống Putin thăm Ấn Độ khi nào?', 'Tổng thống Putin gặp ai?'],
    ['bà ấy nói gì?', 'Chủ tịch Interpol là ai?', 'Chủ tịch Interpol nói gì?'],
    ['ông ấy nói gì?', 'Chủ tịch UBND TP.HCM gặp ai?', 'Chủ tịch UBND TP.HCM nói gì?'],
    ['ông ấy nói gì?', 'Bộ trưởng Bộ Công an gặp ai?', 'Bộ trưởng Bộ Công an nói gì?'],
    ['anh ta làm gì?', 'Khi nào Snowden sang Nga?', 'Snowden làm gì?'],
    ['ho noi gi', 'UNODC la gi', 'UNODC noi gi'],
    ['who is he?', 'Who met Phan Van Giang in Hanoi?', 'who is Phan Van Giang?'],
    ['hai bên ký gì?', 'Việt Nam và Pháp gặp nhau khi nào?', 'Việt Nam và Pháp ký gì?'],
    ['họ nói gì?', 'UNODC là gì?', 'UNODC nói gì?'],
    ['ở đó có gì?', 'Hội nghị ở Hà Nội bàn gì?', 'ở Hà Nội có gì?'],
    ['nó dài bao nhiêu?', 'Cầu Sông Lô ở đâu?', 'Cầu Sông Lô – dài bao nhiêu?'],
  ])('%s', (text, question, meant) => {
    expect(readFollowUp(text, turn(question), TODAY)).toEqual({ kind: 'meant', question: meant });
  });

  it.each([
    ['ông ấy nói gì?', 'Lương Tam Quang nói gì?'],
    ['ong ay noi gi', 'Lương Tam Quang noi gi'],
    ['what did he say?', 'what did Lương Tam Quang say?'],
  ])('or from its answer: %s', (text, meant) => {
    const last = turn(
      'Ai là Bộ trưởng?',
      'Hiện Bộ Công an cho biết, Bộ trưởng Lương Tam Quang đã tiếp đoàn.',
    );
    expect(readFollowUp(text, last, TODAY)).toEqual({ kind: 'meant', question: meant });
  });

  it.each([
    ['ông ấy nói gì?', 'Chủ tịch Interpol là ai?', 'Ahmed Nasser Al-Raisi nói gì?'],
    ['what did he say?', 'Who is the president of Interpol?', 'what did Ahmed Nasser Al-Raisi say?'],
  ])('or from the quote that says who holds an office: %s', (text, question, meant) => {
    const last = turn(
      question,
      'Bộ trưởng Lương Tam Quang gặp Chủ tịch INTERPOL Ahmed Nasser Al-Raisi tại đây.',
      'Bộ trưởng Lương Tam Quang gặp Chủ tịch Interpol Ahmed Nasser Al-Raisi.',
    );
    expect(readFollowUp(text, last, TODAY)).toEqual({ kind: 'meant', question: meant });
  });

  it('never takes the letters of an office for a man', () => {
    const last = turn('Đoàn gặp ai?', 'Chủ tịch UBND TP.HCM đã tiếp đoàn.');
    const meant = { kind: 'meant', question: 'Chủ tịch UBND TP.HCM nói gì?' };
    expect(readFollowUp('ông ấy nói gì?', last, TODAY)).toEqual(meant);
  });

  it.each([
    'còn gì nữa không?',
    'nói thêm đi',
    'con gi nua khong',
    'tell me more',
    'anything else?',
    'and then?',
  ])('asks for more of the same: %s', (text) => {
    expect(readFollowUp(text, turn('Interpol là gì?'), TODAY)).toEqual({
      kind: 'more',
      question: 'Interpol là gì?',
    });
  });

  it.each([
    'còn Úc thì sao?',
    'ông ấy nói gì?',
    'ở đâu?',
    'nói thêm đi',
    'what about Australia?',
    'and then?',
    'what did he say?',
    'ho noi gi',
    'khi nào vậy bạn',
  ])('has no subject when nothing was asked: %s', (text) => {
    expect(readFollowUp(text, null, TODAY)).toEqual({ kind: 'subject-missing' });
  });
});

describe('a question that stands alone', () => {
  it.each([
    'Bộ Công an có quan hệ với bao nhiêu cơ quan nước ngoài?',
    'Còn bao nhiêu người mất tích sau vụ lở đất?',
    'Còn bạn thì sao?',
    'what about you?',
    'Interpol?',
    'hợp tác với Nga',
    'Ông trùm họ Bai vì sao không phải ra pháp trường?',
    'Trước đó giới thiên văn chỉ dò thấy chất gì?',
    'Phan Văn Giang và phu nhân gặp ai, họ nói gì?',
    'Ông Putin nói gì khi ông ấy gặp Trump?',
    'what time is it',
    'Is there a bridge in Hanoi?',
    'Cảm ơn',
    '',
    // Without marks some syllables are pronouns of English or of Vietnamese.
    'bao nhieu nuoc quan he voi bo cong an',
    'he thong giam sat la gi',
    'INTERPOL co he thong du lieu gi?',
    'quan he asean anh',
    'mua he 2025 co gi o moskva',
    'the he moi cua cong an',
    'it nuoc nao ky cong uoc ha noi',
    'ho tro trang thiet bi cho ai',
    'ho so toi pham',
    'no xau ngan hang la bao nhieu',
    'han nop thue la khi nao',
    'hoi nghi do ai chu tri',
    'cac nuoc nao ky cong uoc ha noi',
    'gia dat o do thi',
    'con duong moi tai ha noi',
    // A pronoun for somebody of the question's own.
    'When did Snowden start his job in Russia?',
    'When did Trump announce his trade representative?',
    'who did Putin say he would target with Oreshnik?',
    'Where did the Minister meet his Russian counterpart?',
    'Bộ trưởng và đoàn của ông ấy gặp ai ở Moskva?',
    'What did the company say about its profit?',
    'Putin nói gì khi ông ấy gặp Trump?',
    // Short, and whole.
    'vì sao vàng tăng?',
    'có bao nhiêu bài?',
    'về Ukraine',
  ])('is never changed: %j', (text) => {
    const last = turn('Bộ Công an ký gì với Nga năm 2023?', 'Bộ trưởng Lương Tam Quang nói.');
    expect(readFollowUp(text, last, TODAY)).toEqual({ kind: 'alone' });
  });
});

describe('a short question after nothing', () => {
  it.each(['bao giờ chạy?', 'có bao nhiêu ca?', 'ở huyện nào?', 'về Ukraine'])(
    'is asked as it is: %s',
    (text) => {
      expect(readFollowUp(text, null, TODAY)).toEqual({ kind: 'alone' });
    },
  );
});
