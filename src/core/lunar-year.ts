// Days of Vietnam's lunar calendar in the common one: Tết, the full moons and the feasts that follow the moon.
import { Temporal } from 'temporal-polyfill';

type Day = Temporal.PlainDate;

/**
 * Method and constants: Hồ Ngọc Đức, "Computing the Vietnamese lunar calendar" (2004), after J. Meeus, Astronomical
 * Algorithms. Vietnam counts at UTC+7 and China at UTC+8, so that their new years may differ by a day or a month.
 */
const ZONE = 7 / 24;
const MONTH = 29.530588853;
/** Julian day number of 1970-01-01. */
const EPOCH = 2440588;

const sine = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);

/** Julian date of the new moon number `k` since 1900. */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const [t2, t3] = [t * t, t * t * t];
  const mean =
    2415020.75933 +
    29.53058868 * k +
    0.0001178 * t2 -
    0.000000155 * t3 +
    0.00033 * sine(166.56 + 132.87 * t - 0.009173 * t2);
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
  const node = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
  const shift =
    (0.1734 - 0.000393 * t) * sine(sun) +
    0.0021 * sine(2 * sun) -
    0.4068 * sine(moon) +
    0.0161 * sine(2 * moon) -
    0.0004 * sine(3 * moon) +
    0.0104 * sine(2 * node) -
    0.0051 * sine(sun + moon) -
    0.0074 * sine(sun - moon) +
    0.0004 * sine(2 * node + sun) -
    0.0004 * sine(2 * node - sun) -
    0.0006 * sine(2 * node + moon) +
    0.001 * sine(2 * node - moon) +
    0.0005 * sine(2 * moon + sun);
  return mean + shift - (-0.000278 + 0.000265 * t + 0.000262 * t2);
}

/** Julian day number, in Vietnam, of the day with new moon `k`. */
function moonDay(k: number): number {
  return Math.floor(newMoon(k) + 0.5 + ZONE);
}

/** Which twelfth of its yearly way the sun is in at the start of a day in Vietnam: 0 from the equinox of March on. */
function sunTwelfth(day: number): number {
  const t = (day - 2451545.5 - ZONE) / 36525;
  const [t2, t3] = [t * t, t * t * t];
  const mean = 357.5291 + 35999.0503 * t - 0.0001559 * t2 - 0.00000048 * t3;
  const longitude =
    280.46645 +
    36000.76983 * t +
    0.0003032 * t2 +
    (1.9146 - 0.004817 * t - 0.000014 * t2) * sine(mean) +
    (0.019993 - 0.000101 * t) * sine(2 * mean) +
    0.00029 * sine(3 * mean);
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
}

function dayNumber(year: number, month: number, day: number): number {
  const epoch = Temporal.PlainDate.from('1970-01-01');
  return EPOCH + epoch.until(Temporal.PlainDate.from({ year, month, day }), { largestUnit: 'days' }).days;
}

/** The moon that begins month 11 of a year: the month that holds the winter solstice. */
function eleventhMoon(year: number): number {
  const k = Math.floor((dayNumber(year, 12, 31) - 2415021) / MONTH);
  return sunTwelfth(moonDay(k)) >= 9 ? k - 1 : k;
}

/** Moons after month 11 until the month that repeats the one before: the first in which the sun changes no twelfth. */
function leapOffset(eleventh: number): number {
  let moon = 1;
  let last = sunTwelfth(moonDay(eleventh + moon));
  for (;;) {
    moon += 1;
    const twelfth = sunTwelfth(moonDay(eleventh + moon));
    if (twelfth === last || moon >= 14) return moon - 1;
    last = twelfth;
  }
}

/** Moons from month 11 of one year to month 11 of the next when none repeats. */
const PLAIN_YEAR = 12;

/**
 * The day of the common calendar that is day `day` of lunar month `month` in the year that begins with Tết in `year`;
 * null when that month has no such day. Never the repeated month of a leap year. Good for 1900 to 2199.
 */
export function lunarDay(year: number, month: number, day: number): Day | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const start = month < 11 ? year - 1 : year;
  const [eleventh, next] = [eleventhMoon(start), eleventhMoon(start + 1)];
  let offset = (month + 1) % 12;
  if (next - eleventh > PLAIN_YEAR && offset >= leapOffset(eleventh)) offset += 1;
  const [first, after] = [moonDay(eleventh + offset), moonDay(eleventh + offset + 1)];
  if (day > after - first) return null;
  return Temporal.PlainDate.from('1970-01-01').add({ days: first + day - 1 - EPOCH });
}

/** The first day of Tết (mùng 1) in a year. */
export function lunarNewYear(year: number): Day {
  const first = lunarDay(year, 1, 1);
  if (!first) throw new RangeError(`Lunar year ${year}`);
  return first;
}

/** The ten stems and twelve branches that together name a year, in their order; "Giáp Tý" was 1984. */
const STEMS = 'giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý';
const BRANCHES = 'tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi';
/** Source of a pattern for a year's name; "kỉ", "tí" and "tị" are other spellings. */
export const LUNAR_YEAR = `(?:${STEMS}|kỉ) (?:${BRANCHES}|tí|tị)`;
const FIRST_OF_CYCLE = 1984;
const CYCLE = 60;

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('y', 'i');

/**
 * The last year of that name ("ất tỵ", small letters, marks may lack) that is at most one after `current`, since
 * what is said of Tết is said shortly before it; null when no year is called so.
 */
export function lunarYearNamed(name: string, current: number): number | null {
  const [stem = '', branch = ''] = plain(name).split(' ');
  const stems = plain(STEMS).split('|');
  const branches = plain(BRANCHES).split('|');
  for (let year = current + 1; year > current + 1 - CYCLE; year--) {
    const place = (((year - FIRST_OF_CYCLE) % CYCLE) + CYCLE) % CYCLE;
    // "Tý" and "Tỵ" are alike without marks, so both are tried: only one of them fits a stem.
    if (stems[place % 10] === stem && branches[place % 12] === branch) return year;
  }
  return null;
}
