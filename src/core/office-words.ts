// Words of which Vietnamese papers make titles and the names of bodies; lists to be added to, no register.
import { rememberedTyped, standAt, syllables } from './text.js';

/** A syllable in the form in which words are compared; "TPHCM" is "TP HCM". */
export const formOf = (word: string): string => rememberedTyped(word).replace(/^tp(?=hcm$)/u, '');
/** Syllables of a text in the form in which words are compared. */
export const typed = (text: string): string[] => syllables(text).map(({ text: word }) => formOf(word));

/** Titles, on a line those that mean the same. */
export const TITLES = `chủ tịch
phó chủ tịch
chủ tịch nước
phó chủ tịch nước
bộ trưởng
thứ trưởng
bộ trưởng ngoại giao|bộ trưởng bộ ngoại giao|ngoại trưởng
thủ tướng
phó thủ tướng
tổng thống
phó tổng thống
tổng giám đốc|giám đốc điều hành|CEO
giám đốc
phó giám đốc
phó tổng giám đốc
đại sứ
tổng lãnh sự
tổng thư ký
phó tổng thư ký
tổng bí thư
bí thư
phó bí thư
hiệu trưởng
phó hiệu trưởng
trưởng phòng
phó trưởng phòng
cục trưởng
phó cục trưởng
vụ trưởng
viện trưởng
chánh án
chánh văn phòng
chánh thanh tra
thống đốc
thị trưởng
quốc vương
huấn luyện viên|huấn luyện viên trưởng|HLV|HLV trưởng
đội trưởng
người phát ngôn|phát ngôn viên
trưởng ban
chủ nhiệm
tư lệnh
tổng tham mưu trưởng
tổng biên tập
trưởng công an`
  .split('\n')
  .map((line) => line.split('|').map(typed));

/** The longest title that begins at a place of a text's forms, with those that mean the same; null when none does. */
export function titleAt(
  forms: readonly string[],
  at: number,
): { readonly titles: (typeof TITLES)[number]; readonly length: number } | null {
  const [longest] = TITLES.flatMap((titles) =>
    titles.filter((title) => standAt(forms, title, at)).map(({ length }) => ({ titles, length })),
  ).sort((a, b) => b.length - a.length);
  return longest ?? null;
}

/** Titles to look one up among. */
const titleSet = (...titles: readonly string[]): ReadonlySet<string> =>
  new Set(titles.map((title) => typed(title).join(' ')));

/** Words before a title that leave it what it is. */
export const BEFORE = /^(?:(?:ông|bà|ngài|vị|nữ|tân|quyền|đương kim|nguyên|cựu) )+/iu;
/** Words of a body that are left out or written otherwise as often as not: "Bộ trưởng Quốc phòng", "TP Huế". */
export const LOOSE =
  /(?<!\p{L})(?:bộ|tỉnh|thành phố|tp|ubnd|[uủ][ỷyỷ] ban nhân dân|đội tuyển|tuyển|đội|clb|câu lạc bộ|(?<!nhà )nước|nhân dân|cộng hòa|cộng hoà|liên bang|vương quốc|chdcnd|và|của|tại|ở|trường|công ty|cổ phần|tập đoàn|hãng tin|đại học|đh|hđqt|hội đồng (?:quản trị|thành viên)|việt nam)(?![\p{L}])/giu;
/** What bodies are made of besides names. */
export const UNITS = new Set(
  typed(
    'công an quốc phòng y tế tài chính xây dựng nội vụ ngoại giao tư pháp giáo dục đào tạo thương mại khoa học công nghệ nông nghiệp môi trường giao thông vận tải văn hóa hoá thể thao du lịch hđnd hội đồng hạ thượng viện chính phủ sở ban cục vụ phòng huyện quận xã phường thị tòa toà án kiểm sát tối cao ngân hàng nhà đại học liên đoàn bóng đá ủy uỷ',
  ),
);
/** Words of `LOOSE` and the like that begin with a capital and are no name of a person. */
export const LOOSE_WORDS = new Set(
  typed(
    'bộ tỉnh thành phố tp ubnd ủy uỷ ban nhân dân đội tuyển clb câu lạc nước cộng hòa hoà liên bang vương quốc chdcnd trường công ty tập đoàn hãng cổ phần hđqt quản trị thành viên kiêm trung ương đại học của',
  ),
);
/** Titles of those sent from one country to another: both are of the office. */
export const SENT = titleSet('đại sứ', 'tổng lãnh sự');
/** Titles of clubs, which are named after places and are none. */
export const SPORTING = titleSet('huấn luyện viên', 'đội trưởng');
/** Bodies that papers write in several ways: a line each. */
export const SAME = [
  ['hcm', 'hồ chí minh'],
  ['liên hợp quốc', 'liên hiệp quốc', 'lhq'],
  ['giáo dục đào tạo', 'gd đt', 'gdđt'],
  ['mỹ', 'hoa kỳ'],
].map((names) => names.map(typed));
/** Offices that are the country's own where no other country is named. */
export const HOME = titleSet(
  'thủ tướng',
  'phó thủ tướng',
  'chủ tịch nước',
  'phó chủ tịch nước',
  'tổng bí thư',
  'ngoại trưởng',
);

/** Small syllables that follow a name and are no second half of it. */
export const NO_SECOND =
  /^(?:năm|tháng|ngày|tuần|quý|hồi|khi|lúc|cuối|đầu|giữa|trước|sau|trong|từ|đến|tới|tiếp|gặp|sang|thăm|dự|ký|kí|đón|họp|bị|được|đã|đang|sẽ|vừa|mới|nói|cho|về|và|với|là|có|ra|vào|thứ|nhiệm)$/u;
/** Where a name ends and what it lies in begins: "trường Krông Ana ở Đắk Lắk", "xã An Phú, Tuy Hòa". */
export const LIES_IN = /, | (?:ở|tại|của) /giu;
/** The country whose papers are read. */
export const HOMELAND = /^vi[eệ]t ?nam$/iu;
/** Before an office that somebody held once. */
export const FORMER = /(?<!\p{L})(?:nguyên|cựu|từng (?:là|làm|giữ chức))(?!\p{L})/iu;
/** Before an office that somebody is only to hold, or may. */
export const TO_BE =
  /(?<!\p{L})(?:đề cử|ứng cử|tranh cử|ứng viên|bầu cử|kế nhiệm|thay thế|trợ lý|vợ|con (?:trai|gái))(?!\p{L})/iu;
/** What stands between an office and who holds it, on either side. */
export const LINKS =
  /(?<!\p{L})(?:là|làm|giữ|chức|vụ|được|bầu|bổ nhiệm|mới|hiện|nay|đương kim|tân|quyền|cựu|nguyên|đối với|cho|trên|cương vị|với tư cách|vai trò|ông|bà|ngài|anh|chị|thầy|cô|đồng chí|doanh nhân|tỷ phú|nhiệm kỳ|kiêm|thứ|(?:đại|thượng|trung|thiếu) (?:tướng|tá)|GS|PGS|TS|ThS|BS|bác sĩ)(?!\p{L})|(?<!\p{L})tại \p{Lu}\p{L}*(?: \p{Lu}\p{L}*)?(?= )|[-–:,.()\d\s]/giu;

/** Behind these a name is that of a place or a body, not of a person: "xã Trần Phán", "CLB Liverpool". */
export const NAMED_AFTER =
  /(?:xã|phường|quận|huyện|tỉnh|thành phố|tp\.?|thị trấn|thị xã|bang|nước|trường|học|công ty|tập đoàn|ngân hàng|hãng|quỹ|clb|câu lạc bộ|đội|đội tuyển|báo|đài|bệnh viện|học viện|của|tại|ở) $/iu;
