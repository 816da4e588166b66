// How newspapers print the day of an article, for writing articles with known days out again as plain text.

/** An article whose day is known, `YYYY-MM-DD` with `HH:MM`, in Asia/Ho_Chi_Minh. */
export interface DatedArticle {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly day: string;
  readonly time: string;
}

/** What a file of such an article holds; `url` where that is all that names the day. */
export interface LaidOut {
  readonly text: string;
  readonly url: string | null;
}

export interface DateLayout {
  readonly name: string;
  /** False for the articles that lose their day: then nothing but their own text can name one. */
  readonly dated: boolean;
  write(article: DatedArticle): LaidOut;
}

const WEEKDAYS = ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy'];
const ENGLISH_WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const ENGLISH_MONTHS =
  'January February March April May June July August September October November December'.split(' ');
const MONTHS = 'một hai ba tư năm sáu bảy tám chín mười|mười một|mười hai'
  .split('|')
  .flatMap((part, i) => (i === 0 ? part.split(' ') : [part]));

interface Written {
  readonly year: string;
  /** Two digits. */
  readonly month: string;
  readonly day: string;
  readonly time: string;
  readonly weekday: number;
}

function written({ day: iso, time }: DatedArticle): Written {
  const [year = '', month = '', day = ''] = iso.split('-');
  return { year, month, day, time, weekday: new Date(`${iso}T00:00:00Z`).getUTCDay() };
}

const text = (...lines: readonly string[]): LaidOut => ({ text: lines.join('\n\n'), url: null });

/** On a line between the title and the text. */
const headed =
  (line: (of: Written) => string): DateLayout['write'] =>
  (article) =>
    text(article.title, line(written(article)), ...article.paragraphs);

const dated = (name: string, write: DateLayout['write']): DateLayout => ({ name, dated: true, write });

/** Twelve layouts of Vietnamese papers and agencies, and two without any day. */
export const DATE_LAYOUTS: readonly DateLayout[] = [
  dated(
    '16/08/2025 07:30',
    headed(({ day, month, year, time }) => `${day}/${month}/${year} ${time}`),
  ),
  dated(
    'Thứ bảy, 16/8/2025 - 07:30 (GMT+7)',
    headed(
      ({ day, month, year, time, weekday }) =>
        `${WEEKDAYS[weekday]}, ${Number(day)}/${Number(month)}/${year} - ${time} (GMT+7)`,
    ),
  ),
  dated(
    'Cập nhật lúc: 07:30 16/08/2025',
    headed(({ day, month, year, time }) => `Cập nhật lúc: ${time} ${day}/${month}/${year}`),
  ),
  dated(
    'Theo VietnamPlus · 16-08-2025',
    headed(({ day, month, year }) => `Theo VietnamPlus · ${day}-${month}-${year}`),
  ),
  dated('(Hà Nội, 16/8/2025) – …', (article) => {
    const { day, month, year } = written(article);
    const [lead = '', ...rest] = article.paragraphs;
    return text(article.title, `(Hà Nội, ${Number(day)}/${Number(month)}/${year}) – ${lead}`, ...rest);
  }),
  dated('… 16/08/2025 07:30, glued to the title', (article) => {
    const { day, month, year, time } = written(article);
    return text(`${article.title} ${day}/${month}/${year} ${time}`, ...article.paragraphs);
  }),
  dated('Ngày đăng: 16/08/2025, below the text', (article) => {
    const { day, month, year } = written(article);
    return text(article.title, ...article.paragraphs, `Ngày đăng: ${day}/${month}/${year}`);
  }),
  dated(
    '2025-08-16T07:30:00+07:00',
    headed(({ day, month, year, time }) => `${year}-${month}-${day}T${time}:00+07:00`),
  ),
  dated(
    'Saturday, August 16, 2025 07:30',
    headed(({ day, month, year, time, weekday }) => {
      const name = ENGLISH_MONTHS[Number(month) - 1];
      return `${ENGLISH_WEEKDAYS[weekday]}, ${name} ${Number(day)}, ${year} ${time}`;
    }),
  ),
  dated('the address …-20250816073000123.htm', (article) => {
    const { day, month, year, time } = written(article);
    const number = `${year}${month}${day}${time.replace(':', '')}00123`;
    return { ...text(article.title, ...article.paragraphs), url: `https://bao.example/bai-${number}.htm` };
  }),
  dated(
    'Ngày 16 tháng tám năm 2025',
    headed(({ day, month, year }) => `Ngày ${Number(day)} tháng ${MONTHS[Number(month) - 1]} năm ${year}`),
  ),
  dated(
    '"datePublished": "2025-08-16T00:30:00Z"',
    headed((of) => {
      const utc = new Date(`${of.year}-${of.month}-${of.day}T${of.time}:00+07:00`).toISOString();
      return `"datePublished": "${utc}"`;
    }),
  ),
  { name: 'none', dated: false, write: ({ title, paragraphs }) => text(title, ...paragraphs) },
  { name: 'none, and no title', dated: false, write: ({ paragraphs }) => text(...paragraphs) },
];
