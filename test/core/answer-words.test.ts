// Which words of a quote are shown in bold: the answer where it is plain, nothing where it is not.
import { describe, expect, it } from 'vitest';
import { answerWords } from '../../src/core/answer-words.js';
import { readQuestion } from '../../src/core/question.js';

/** The quote with its answer's words in square brackets. */
function bracketed(question: string, quote: string): string {
  const spans = answerWords(readQuestion(question, '2025-10-25'), quote);
  return [...spans]
    .reverse()
    .reduce(
      (text, { start, end }) => `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`,
      quote,
    );
}

const plainOf = (marked: string): string => marked.replace(/[[\]]/gu, '');

/** Question, and quote with the words expected in bold in square brackets. */
type Row = readonly [question: string, quote: string];

const NUMBERS: readonly Row[] = [
  [
    'Cựu giám đốc sở bị mấy năm tù?',
    'Ông Đặng Gia Dũng, cựu giám đốc sở, bị tuyên phạt [2 năm 6 tháng] tù vì thiếu trách nhiệm gây hậu quả.',
  ],
  [
    'Bão làm bao nhiêu người chết?',
    'Theo báo cáo sáng nay, bão đã làm [12 người] chết, 35 ngôi nhà bị sập ở các xã ven biển.',
  ],
  [
    'Nhà máy có bao nhiêu công nhân?',
    'Nhà máy có [3.200 công nhân], phần lớn là người địa phương đã gắn bó từ ngày đầu.',
  ],
  [
    'Dự án có tổng vốn bao nhiêu tiền?',
    'Dự án có tổng vốn đầu tư [hơn 1.500 tỷ đồng], do tỉnh làm chủ đầu tư và hoàn thành sau ba năm.',
  ],
  [
    'Tỷ lệ hộ nghèo còn bao nhiêu phần trăm?',
    'Đến cuối kỳ, tỷ lệ hộ nghèo của huyện giảm xuống còn [3,2%], thấp hơn mức chung của tỉnh.',
  ],
  [
    'Đội tuyển đã vô địch mấy lần?',
    'Đội tuyển đã [3 lần] vô địch giải này, lần gần nhất trên sân nhà trước hơn hai vạn khán giả.',
  ],
  [
    'Con đường dài bao nhiêu km?',
    'Con đường dài [15 km], chạy qua ba xã miền núi, rút ngắn thời gian đi lại của bà con.',
  ],
  [
    'Vé xem trận đấu giá bao nhiêu?',
    'Vé xem trận đấu có giá [300.000 đồng], bán tại sân từ sáng mai cho người hâm mộ.',
  ],
  ['Xã có mấy thôn?', 'Xã có [chín thôn], trong đó bảy thôn nằm dọc bờ sông và thường ngập khi mưa lớn.'],
  [
    'Kho lúa chứa được bao nhiêu tấn?',
    'Kho lúa mới chứa được [khoảng 20.000 tấn], gấp đôi kho cũ ở bên kia sông.',
  ],
  [
    'Vụ cháy thiêu rụi bao nhiêu mét vuông nhà xưởng?',
    'Vụ cháy đã thiêu rụi [1.200 mét] vuông nhà xưởng cùng nhiều hàng hóa, chưa rõ nguyên nhân.',
  ],
  ['Thư viện có bao nhiêu cuốn sách?', 'Thư viện hiện có [45.000 cuốn sách], mở cửa cả thứ bảy cho bạn đọc.'],
  ['Hội nghị lần thứ mấy?', 'Đây là hội nghị [lần thứ 13] về an ninh, quy tụ đại biểu từ hơn một trăm nước.'],
  [
    'How many people were injured?',
    'Vụ tai nạn làm [14 người] bị thương, tất cả đã được đưa vào bệnh viện tỉnh cấp cứu trong đêm.',
  ],
  [
    'nha may co bao nhieu cong nhan',
    'Nhà máy có [3.200 công] nhân, phần lớn là người địa phương đã gắn bó từ ngày đầu.',
  ],
  [
    'Cuộc họp kéo dài bao lâu?',
    'Cuộc họp kéo dài [ba giờ], kết thúc lúc nửa đêm mà chưa có thỏa thuận nào được ký.',
  ],
];

const PEOPLE: readonly Row[] = [
  [
    'Ai là giám đốc nhà máy?',
    'Giám đốc nhà máy, ông [Trần Văn Bình], cho biết dây chuyền mới sẽ chạy thử trong tháng tới.',
  ],
  [
    'Bộ trưởng Quốc phòng Ukraine là ai?',
    'Bộ trưởng Quốc phòng Ukraine [Mykhailo Fedorov] cho biết chỉ thiết bị có phép mới được dùng.',
  ],
  [
    'Huấn luyện viên trưởng của đội tên gì?',
    'Huấn luyện viên trưởng [Lê Quốc Huy] của đội hài lòng với trận hòa trên sân khách.',
  ],
  [
    'Ai ghi bàn mở tỷ số?',
    'Phút 20, tiền đạo [Nguyễn Hoàng Long] ghi bàn mở tỷ số sau đường chuyền dài từ cánh phải.',
  ],
  [
    'Bác sĩ nào mổ cho cháu bé?',
    'Cháu bé được bác sĩ [Phạm Thị Hạnh] mổ ngay trong đêm và đã qua cơn nguy kịch sáng nay.',
  ],
  [
    'Ai cứu hai em nhỏ đuối nước?',
    'Anh [Hồ Văn Sơn], xã Bình Minh, đã lao xuống cứu hai em nhỏ đuối nước trên đoạn sông chảy xiết.',
  ],
  [
    'Who is the director of the museum?',
    'Giám đốc bảo tàng, bà [Đỗ Thu Hà], nói lượng khách đã tăng gấp đôi so với năm ngoái.',
  ],
  [
    'Chủ tịch xã Hải An là ai?',
    'Ông [Võ Minh Tuấn], Chủ tịch xã Hải An, cho biết điện đã có lại ở tất cả các thôn.',
  ],
  [
    'Đạo diễn nào làm bộ phim Bến cũ?',
    'Bộ phim Bến cũ của đạo diễn [Mai Thanh Tùng] ra rạp từ cuối tuần và bán hết vé ngày đầu.',
  ],
  [
    'Ai là người phát ngôn của công ty?',
    'Người phát ngôn của công ty, [Jane Foster], từ chối bình luận về vụ kiện đang chờ xử.',
  ],
];

const ROLES: readonly Row[] = [
  [
    'Ai là Bộ trưởng Bộ Tư pháp Vương quốc Maroc?',
    'Chiều 25/10, Đại tướng Lương Tam Quang, Bộ trưởng Bộ Công an đã tiếp ông [Abdellatif Ouahbi], Bộ trưởng Bộ Tư pháp Vương quốc Maroc.',
  ],
  [
    'Tổng Thư ký ASEAN là ai?',
    'Thủ tướng Lê Minh An tiếp Tổng Thư ký ASEAN [Kao Kim Hourn] nhân dịp ông sang thăm và làm việc trong ba ngày.',
  ],
];

const TIMES: readonly Row[] = [
  [
    'Cầu mới thông xe ngày nào?',
    'Cầu mới thông xe [ngày 2/9], giúp người dân hai bờ không còn phải chờ phà mỗi sáng.',
  ],
  [
    'Công ty thành lập năm nào?',
    'Công ty thành lập [năm 1998], bắt đầu từ một xưởng mộc nhỏ ở ngoại ô thành phố.',
  ],
  [
    'Trận đấu bắt đầu lúc mấy giờ?',
    'Trận đấu bắt đầu [lúc 19 giờ], được truyền hình trực tiếp trên nhiều kênh trong nước.',
  ],
  [
    'Khi nào luật có hiệu lực?',
    'Luật có hiệu lực từ [1/7/2026] và thay thế các quy định trước đây về cùng lĩnh vực.',
  ],
  [
    'Hạn chót nộp hồ sơ là ngày nào?',
    'Hạn chót nộp hồ sơ là [ngày 15 tháng 3], kết quả được báo qua thư điện tử sau một tuần.',
  ],
  [
    'Hai nước lập quan hệ ngoại giao năm nào?',
    'Hai nước lập quan hệ ngoại giao [năm 1973], khi chiến tranh còn chưa kết thúc ở nhiều nơi.',
  ],
  [
    'When did the museum open?',
    'Bảo tàng mở cửa [ngày 18/5/2025] sau hai năm sửa chữa, đón hơn ngàn khách ngay buổi đầu.',
  ],
  [
    'Vụ nổ xảy ra khi nào?',
    'Vụ nổ xảy ra [rạng sáng 12/10] tại một kho hàng, không ai bị thương nhưng nhiều nhà vỡ kính.',
  ],
  [
    'Tàu cập cảng tháng mấy?',
    'Tàu cập cảng [tháng 4/2025], mang theo hàng trăm thùng hàng chờ thông quan từ lâu.',
  ],
];

const PLACES: readonly Row[] = [
  [
    'Lễ trao giải diễn ra ở đâu?',
    'Lễ trao giải diễn ra tại [Hà Nội], với sự có mặt của nhiều nghệ sĩ và nhà sản xuất phim.',
  ],
  [
    'Ông sinh ra ở tỉnh nào?',
    'Ông sinh ra ở [tỉnh Nam Định], lớn lên trong một gia đình làm nghề dệt nhiều đời.',
  ],
  [
    'Chuyến bay hạ cánh xuống đâu?',
    'Do mưa lớn, chuyến bay phải hạ cánh xuống [Đà Nẵng] lúc nửa đêm, khách chờ tới sáng mới bay tiếp.',
  ],
  [
    'Nhà máy đặt tại xã nào?',
    'Nhà máy đặt tại [xã Tân Yên], cách Hà Nội khoảng 200 km và gần một mỏ đá lớn.',
  ],
  [
    'Huấn luyện viên là người nước nào?',
    'Huấn luyện viên là người [Argentina], từng làm việc ở châu Âu trước khi sang đây.',
  ],
  [
    'Trận chung kết đá ở sân nào?',
    'Trận chung kết đá ở [sân Thống Nhất], bắt đầu sau lễ bế mạc và trao thưởng cho các đội.',
  ],
  [
    'Where was the summit held?',
    'Hội nghị thượng đỉnh được tổ chức tại [Tokyo], có lãnh đạo mười một nước cùng dự và phát biểu.',
  ],
  [
    'Bộ trưởng đã gặp lãnh đạo những nước nào?',
    'Tại đây, Bộ trưởng đã gặp lãnh đạo các [nước Belarus, Trung Quốc và Cuba] để bàn việc hợp tác lâu dài giữa các bên.',
  ],
];

const REASONS: readonly Row[] = [
  [
    'Vì sao chuyến bay bị hủy?',
    'Chuyến bay bị hủy [vì sương mù dày đặc], khách được đổi vé không mất phí trong tuần và ở lại khách sạn gần đó.',
  ],
  [
    'Tại sao trường phải đóng cửa?',
    '[Do mưa lớn kéo dài], trường phải đóng cửa ba ngày và chuyển sang dạy qua mạng cho học sinh.',
  ],
  [
    'Vì sao phải cắt nước?',
    '[Hồ đã cạn gần tới đáy] nên nhà máy phải cắt nước luân phiên từng khu cho tới khi có mưa trở lại.',
  ],
];

const OTHERS: readonly Row[] = [
  [
    'Ngân hàng nào bị cướp?',
    'Chi nhánh [ngân hàng Sao Mai] ở thị xã bị cướp giữa trưa, không ai bị thương trong vụ việc.',
  ],
  [
    'Học sinh trường nào vô địch?',
    'Học sinh [trường THCS Kim Đồng] vô địch cuộc thi, giành suất dự vòng chung kết ở thủ đô.',
  ],
  [
    'Chủ đề của cuộc thi là gì?',
    'Cuộc thi năm nay có chủ đề "[Năng lượng xanh]", thu hút hơn trăm đội từ các trường trong vùng.',
  ],
  [
    'UNODC là gì?',
    '[Cơ quan Phòng, chống ma túy và tội phạm] (UNODC) vừa công bố báo cáo về tội phạm mạng ở khu vực và kêu gọi các nước cùng hành động sớm.',
  ],
];

const NOTHING: readonly Row[] = [
  [
    'Bão làm bao nhiêu người chết?',
    'Chính quyền chưa có con số thiệt hại, công tác tìm kiếm vẫn tiếp tục trong đêm.',
  ],
  [
    'Ai là giám đốc nhà máy?',
    'Giám đốc nhà máy chưa trả lời phóng viên dù đã được liên hệ nhiều lần trong tuần.',
  ],
  ['Cầu mới thông xe ngày nào?', 'Cầu mới vẫn chưa thể thông xe vì còn vướng mặt bằng ở hai đầu.'],
  [
    'Bộ trưởng nói gì về giá điện?',
    'Bộ trưởng Nguyễn Văn An cho rằng giá điện cần được tính đủ để thu hút đầu tư.',
  ],
  ['Vì sao chuyến bay bị hủy?', 'Chuyến bay bị hủy và khách được đổi vé không mất phí trong vòng một tuần.'],
  ['Tiền đạo nào ghi bàn?', 'Cả hai đội đều chơi thận trọng và không có bàn thắng nào được ghi.'],
  [
    'Trận đấu ngày 5/10 có bao nhiêu khán giả?',
    'Trận đấu ngày 5/10 diễn ra trong mưa và phải dừng giữa chừng vì mất điện.',
  ],
  ['Ai gặp ông Lê Minh?', 'Ông Lê Minh đến từ sớm và rời cuộc họp trước khi kết thúc.'],
  ['Bão số 3 làm bao nhiêu nhà sập?', 'Bão số 3 đổ bộ vào đất liền trong đêm và suy yếu nhanh sau đó.'],
  ['Lễ hội ở Huế diễn ra ở đâu?', 'Lễ hội ở Huế thu hút đông đảo du khách trong và ngoài nước tới xem.'],
  ['What did the minister say?', 'Bộ trưởng nói rằng các bên cần thêm thời gian để bàn bạc kỹ lưỡng hơn.'],
  // Two days, and nothing to choose one by.
  ['Lễ hội diễn ra ngày nào?', 'Ngày 3/4 và ngày 7/4 đều có lễ hội.'],
];

describe('the words of a quote that answer', () => {
  it.each([...NUMBERS, ...PEOPLE, ...ROLES, ...TIMES, ...PLACES, ...REASONS, ...OTHERS])(
    '%s',
    (question, quote) => expect(bracketed(question, plainOf(quote))).toBe(quote),
  );

  it.each(NOTHING)('are not guessed: %s', (question, quote) =>
    expect(bracketed(question, quote)).toBe(quote),
  );

  it('are never most of a long quote', () => {
    const quote = `Nhà máy dừng vì ${'thiếu nguyên liệu nhập khẩu từ nhiều nước '.repeat(8)}.`;
    expect(answerWords(readQuestion('Vì sao nhà máy dừng?', '2025-10-25'), quote)).toEqual([]);
  });

  it('begin and end between characters as people see them, marks and emoji included', () => {
    const quote =
      'Giám đốc nhà máy, ông Trần Văn Bi\u0300nh, cho biết dây chuyền mới sẽ chạy thử 👨‍👩‍👧 trong tháng tới.';
    const [span] = answerWords(readQuestion('Ai là giám đốc nhà máy?', '2025-10-25'), quote);
    expect(quote.slice(span?.start, span?.end)).toBe('Trần Văn Bi\u0300nh');
  });
});
