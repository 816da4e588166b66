// The one place where foreign text is made clean. It runs before any offset is taken, so quotes stay exact slices.

// Written as numbers because the characters themselves are invisible in an editor.
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/gu;
const LINE_END = /\r\n?|[\u0085\u2028\u2029]/gu;
const SPACE = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * Text as the product keeps it: NFC, `\n` line ends, plain spaces, nothing invisible (byte order marks, NUL and other
 * control characters, zero-width and bidirectional marks), no spaces at line ends. Cleaning twice changes nothing.
 */
export function cleanText(raw: string): string {
  // Marks go before NFC: a zero-width character between a letter and its tone would keep them apart.
  return raw
    .replace(LINE_END, '\n')
    .replace(CONTROL, '')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATE, '')
    .replace(SPACE, ' ')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** A field of one line (title, outlet, name): cleaned, runs of blanks made one space; null when nothing is left. */
export function cleanField(raw: string | null): string | null {
  if (raw === null) return null;
  const text = cleanText(raw).replace(/\s+/gu, ' ').trim();
  return text === '' ? null : text;
}
