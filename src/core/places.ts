// Names of countries and of Vietnamese provinces and cities: what may stand in another's place in a follow-up question.
import { foldText, hasMarks, rememberedFolded, type Syllable, syllables } from './text.js';

/** States and unions as Vietnamese and English papers write them; a list to be added to, no gazetteer. */
const COUNTRIES =
  'Việt Nam|Vietnam|Úc|Australia|Mỹ|Hoa Kỳ|Anh|Vương quốc Anh|Pháp|Đức|Nga|Liên bang Nga|Ý|Italia|Italy|Tây Ban Nha|Bồ Đào Nha|' +
  'Trung Quốc|Nhật Bản|Nhật|Hàn Quốc|Triều Tiên|Ấn Độ|Pakistan|Bangladesh|Nepal|Sri Lanka|Lào|Campuchia|Thái Lan|Myanmar|' +
  'Malaysia|Singapore|Indonesia|Philippines|Brunei|Timor Leste|Đông Timor|Mông Cổ|Đài Loan|Hồng Kông|Hong Kong|Ma Cao|Macau|' +
  'New Zealand|Canada|Mexico|Cuba|Brazil|Argentina|Chile|Colombia|Venezuela|Peru|Ecuador|Bolivia|Panama|Uruguay|Paraguay|' +
  'Ukraine|Belarus|Ba Lan|Séc|Cộng hòa Séc|Slovakia|Hungary|Romania|Bulgaria|Serbia|Croatia|Slovenia|Hy Lạp|Thổ Nhĩ Kỳ|Thụy Sĩ|' +
  'Thụy Điển|Na Uy|Đan Mạch|Phần Lan|Hà Lan|Bỉ|Áo|Ireland|Iceland|Estonia|Latvia|Litva|Lithuania|Gruzia|Georgia|Armenia|' +
  'Azerbaijan|Kazakhstan|Uzbekistan|Turkmenistan|Kyrgyzstan|Tajikistan|Afghanistan|Iran|Iraq|Israel|Palestine|Syria|Liban|' +
  'Lebanon|Jordan|Yemen|Oman|Qatar|Kuwait|Bahrain|Saudi Arabia|Ả Rập Xê Út|UAE|Ai Cập|Libya|Algeria|Maroc|Tunisia|Sudan|' +
  'Nam Sudan|Ethiopia|Kenya|Uganda|Tanzania|Rwanda|Nigeria|Ghana|Senegal|Mali|Nam Phi|Angola|Mozambique|Zimbabwe|Zambia|' +
  'EU|Liên minh châu Âu|ASEAN|châu Âu|châu Á|châu Phi|châu Mỹ|United States|US|USA|America|Britain|UK|United Kingdom|England|' +
  'France|Germany|Russia|Spain|Portugal|China|Japan|South Korea|North Korea|Korea|India|Laos|Cambodia|Thailand|Mongolia|Taiwan|' +
  'Poland|Greece|Turkey|Switzerland|Sweden|Norway|Denmark|Finland|Netherlands|Belgium|Austria|Egypt|Morocco|South Africa|Europe|Asia|Africa';

/** Provinces and cities of Việt Nam before and after the mergers of 2025, short forms, and cities often in the news. */
const TOWNS =
  'Hà Nội|TP HCM|TP.HCM|TPHCM|Thành phố Hồ Chí Minh|Hồ Chí Minh|Sài Gòn|Hải Phòng|Đà Nẵng|Cần Thơ|Huế|Thừa Thiên Huế|An Giang|' +
  'Bà Rịa Vũng Tàu|Vũng Tàu|Bạc Liêu|Bắc Giang|Bắc Kạn|Bắc Ninh|Bến Tre|Bình Dương|Bình Định|Bình Phước|Bình Thuận|Cà Mau|Cao Bằng|' +
  'Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Tĩnh|Hải Dương|Hậu Giang|Hòa Bình|Hưng Yên|Khánh Hòa|' +
  'Kiên Giang|Kon Tum|Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|' +
  'Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Tiền Giang|Trà Vinh|' +
  'Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái|Nha Trang|Đà Lạt|Hanoi|Saigon|Ho Chi Minh City|Da Nang|Bắc Kinh|Beijing|Thượng Hải|' +
  'Tokyo|Seoul|Bangkok|London|Paris|Berlin|Moscow|Moskva|Washington|New York|Brussels|Geneva|Canberra|Sydney';

export type PlaceKind = 'country' | 'town';

/** A place named in a text, UTF-16 units, `end` exclusive. */
export interface NamedPlace {
  readonly kind: PlaceKind;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Words as they are compared: tone placement and, without marks, case do not matter. */
function wordsOf(words: readonly Syllable[]): string[] {
  return words.map(({ text: word }) => rememberedFolded(word));
}

const KINDS = new Map<string, PlaceKind>([
  ...COUNTRIES.split('|').map((name): [string, PlaceKind] => [wordsOf(syllables(name)).join(' '), 'country']),
  ...TOWNS.split('|').map((name): [string, PlaceKind] => [wordsOf(syllables(name)).join(' '), 'town']),
]);
const SPELLED = new Set(
  [...COUNTRIES.split('|'), ...TOWNS.split('|')].map((name) => name.normalize('NFC').toLowerCase()),
);
/** Whether some words, in whatever case, are the name of a listed place. */
export function isPlaceName(text: string): boolean {
  return SPELLED.has(text.normalize('NFC').toLowerCase());
}

const LONGEST = 4;
/** Without marks or capitals "anh", "nga", "my" are words of every kind; after these they are countries. */
const BEFORE_PLACE = new Set(
  'voi o tai cua nuoc tu den sang toi va con with in of from to for about'.split(' '),
);

/** `marked`: the text that names it has marks, so that "My" and "Y" in it are no countries. */
function isNamed(
  text: string,
  first: string,
  before: string | undefined,
  length: number,
  marked: boolean,
): boolean {
  if (/^\p{Lu}/u.test(first))
    return hasMarks(text) || (marked && length === 1) ? SPELLED.has(text.toLowerCase()) : true;
  if (hasMarks(text)) return /^châu /u.test(text) || (length > 1 && SPELLED.has(text.toLowerCase()));
  return length > 1 || before === undefined || BEFORE_PLACE.has(foldText(before));
}

/** The places a text names, in order, the longest name at each spot. */
export function placesIn(text: string): NamedPlace[] {
  const words = syllables(text);
  const folded = wordsOf(words);
  const marked = hasMarks(text);
  const found: NamedPlace[] = [];
  for (let i = 0; i < words.length; i++) {
    for (let length = Math.min(LONGEST, words.length - i); length > 0; length--) {
      const [first, last] = [words[i], words[i + length - 1]];
      if (!first || !last) continue;
      const name = text.slice(first.start, last.end);
      const kind = KINDS.get(folded.slice(i, i + length).join(' '));
      if (!kind || !isNamed(name, first.text, words[i - 1]?.text, length, marked)) continue;
      // "Y te" is health, not Italy.
      if (/^y$/iu.test(name) && foldText(words[i + 1]?.text ?? '') === 'te') continue;
      found.push({ kind, name, start: first.start, end: last.end });
      i += length - 1;
      break;
    }
  }
  return found;
}
