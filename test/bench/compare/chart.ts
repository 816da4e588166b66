// Draws the figures as one SVG: the median question at each size, articles a second, and who finds the right article.
import { type Figure, sizeName } from './figures.js';
import { numberOf } from './report.js';
import { SIDE_NAMES } from './whys.js';

const [WIDTH, PANEL, TOP] = [800, 240, 34];
const LEFT = 64;
const COLOURS: Readonly<Record<string, string>> = {
  ours: '#c0392b',
  bare: '#e59866',
  session: '#7f8c8d',
  langchain: '#2471a3',
  lancedb: '#1e8449',
  exact: '#7d3c98',
};
const OTHER = '#555';

const colourOf = (side: string): string => COLOURS[side] ?? OTHER;
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function text(x: number, y: number, words: string, more = ''): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escaped(words)}</text>`;
}

const bold = 'font-weight="bold"';

/** Lines over sizes, both axes in powers of ten. */
function linesPanel(title: string, figures: readonly Figure[], top: number): string {
  const sized = figures.flatMap((one) =>
    one.size === null || one.value <= 0 ? [] : [{ ...one, size: one.size }],
  );
  const sizes = [...new Set(sized.map(({ size }) => size))].sort((a, b) => a - b);
  const values = sized.map(({ value }) => value);
  const [low, high] = [
    Math.floor(Math.log10(Math.min(...values))),
    Math.max(Math.ceil(Math.log10(Math.max(...values))), Math.floor(Math.log10(Math.min(...values))) + 1),
  ];
  const [bottom, right] = [top + PANEL - 40, WIDTH - 250];
  const first = Math.log10(sizes[0] ?? 1);
  const span = Math.log10(sizes.at(-1) ?? 1) - first || 1;
  const x = (size: number): number => LEFT + ((Math.log10(size) - first) / span) * (right - LEFT);
  const y = (value: number): number =>
    bottom - ((Math.log10(value) - low) / (high - low)) * (bottom - top - TOP);
  const parts = [text(LEFT, top + 16, title, bold)];
  for (let power = low; power <= high; power++) {
    const at = y(10 ** power);
    parts.push(
      `<line x1="${LEFT}" y1="${at.toFixed(1)}" x2="${right}" y2="${at.toFixed(1)}" stroke="#ddd"/>`,
    );
    parts.push(text(LEFT - 8, at + 4, `${numberOf(10 ** power)} ms`, 'text-anchor="end"'));
  }
  for (const size of sizes) parts.push(text(x(size), bottom + 18, sizeName(size), 'text-anchor="middle"'));
  for (const [place, side] of [...new Set(sized.map((one) => one.side))].entries()) {
    const own = sized.filter((one) => one.side === side).sort((a, b) => a.size - b.size);
    const points = own.map((one) => `${x(one.size).toFixed(1)},${y(one.value).toFixed(1)}`);
    const colour = colourOf(side);
    parts.push(`<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`);
    for (const point of points) {
      const [cx, cy] = point.split(',');
      parts.push(`<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`);
    }
    const last = own.at(-1);
    const words = `${SIDE_NAMES[side] ?? side}: ${numberOf(last?.value ?? 0)} ms`;
    parts.push(text(right + 14, top + TOP + 8 + place * 19, words, `fill="${colour}"`));
  }
  return parts.join('\n');
}

/** A bar a side, from zero. */
function barsPanel(title: string, figures: readonly Figure[], top: number): string {
  const most = Math.max(...figures.map(({ value }) => value));
  const parts = [text(LEFT, top + 16, title, bold)];
  for (const [place, { side, value, unit }] of figures.entries()) {
    const y = top + TOP + place * 26;
    const length = most === 0 ? 0 : (value / most) * (WIDTH - LEFT - 370);
    parts.push(text(LEFT, y + 14, SIDE_NAMES[side] ?? side));
    parts.push(
      `<rect x="${LEFT + 190}" y="${y}" width="${length.toFixed(1)}" height="18" fill="${colourOf(side)}"/>`,
    );
    parts.push(text(LEFT + 198 + length, y + 14, `${numberOf(value)}${unit === '' ? '' : ` ${unit}`}`));
  }
  return parts.join('\n');
}

interface Panel {
  readonly height: number;
  draw(top: number): string;
}

/** The chart as an SVG document; panels without figures are left out. `caption` says when and on what it was measured. */
export function chartOf(figures: readonly Figure[], caption: string): string {
  const of = (row: Figure['row'], measure: string): Figure[] =>
    figures.filter((figure) => figure.row === row && figure.measure === measure);
  const panels: Panel[] = [];
  const medians = of('question', 'median');
  if (medians.length > 0)
    panels.push({ height: PANEL, draw: (top) => linesPanel('A question, median, by chunks', medians, top) });
  const bars = (title: string, shown: readonly Figure[]): void => {
    if (shown.length > 0)
      panels.push({ height: TOP + 26 * shown.length + 16, draw: (top) => barsPanel(title, shown, top) });
  };
  bars('Articles taken in a second', of('ingest', 'articles a second'));
  bars('First article found is the right one (XQuAD, Vietnamese)', of('quality', 'R@1'));
  let top = 8;
  const drawn = panels.map((panel) => {
    const part = panel.draw(top);
    top += panel.height;
    return part;
  });
  const height = top + 24;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13">`,
    '<title>Trích Dẫn beside other tools</title>',
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...drawn,
    text(LEFT, height - 10, caption, 'fill="#666" font-size="11"'),
    '</svg>',
    '',
  ].join('\n');
}
