// Reads the editable list of short forms; a line that cannot be read stops the start instead of being passed over.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type ListedAbbreviation, readListLine } from '../core/abbreviations.js';
import { AppError } from '../core/errors.js';
import { decodeUtf8 } from './decode.js';

const entry = z.object({
  short: z.string().min(1).max(20),
  meanings: z.array(z.string().min(1).max(90)).min(1),
  sameName: z.literal(true).exactOptional(),
});

/**
 * The entries of a list (see its own head for how it is written), in order.
 * @throws AppError CONFIG_INVALID when the file is missing or is no text, a line cannot be read, or a short form is
 * listed twice.
 */
export function readAbbreviationList(file: string): ListedAbbreviation[] {
  let text: string | null;
  try {
    text = decodeUtf8(readFileSync(file));
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', `The list of short forms ${file} cannot be read.`, cause);
  }
  if (text === null)
    throw new AppError('CONFIG_INVALID', `The list of short forms ${file} is no UTF-8 text.`);
  const found = new Map<string, ListedAbbreviation>();
  for (const [i, line] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .entries()) {
    const read = readListLine(line);
    if (read === null) continue;
    const checked = entry.safeParse(read);
    const place = `${file}, line ${i + 1}`;
    if (!checked.success) throw new AppError('CONFIG_INVALID', `${place} is not "short = meaning".`);
    const { short } = checked.data;
    if (found.has(short)) throw new AppError('CONFIG_INVALID', `${place}: ${short} is listed twice.`);
    found.set(short, checked.data);
  }
  return [...found.values()];
}
