// Writes a syllable in search form as people write it, with the tone mark where it belongs.

const TONE_MARKS = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const VOWEL = /[aăâeêioôơuưy]/u;

/** Where the tone mark of a syllable stands (index of a letter), by the older school: "hòa", "thúy", but "hoàn". */
function toneSeat(letters: readonly string[]): number {
  const vowels = letters.flatMap((letter, i) => (VOWEL.test(letter) ? [i] : []));
  const [first = -1] = vowels;
  const word = letters.join('');
  // The u of "qu" and the i of "gi" belong to the consonant when another vowel follows.
  const seats = /^(?:qu|gi)/u.test(word) && vowels.length > 1 ? vowels.slice(1) : vowels;
  const marked = seats.filter((i) => /[ăâêôơư]/u.test(letters[i] ?? ''));
  const lastMarked = marked.at(-1);
  if (lastMarked !== undefined) return lastMarked;
  const lastSeat = seats.at(-1) ?? first;
  const closed = lastSeat < letters.length - 1;
  if (seats.length === 1 || closed) return lastSeat;
  return seats.at(-2) ?? lastSeat;
}

/** A syllable in search form as people write it: "hoa1" is "hòa". */
export function writtenForm(typed: string): string {
  const match = /^(\p{L}+)([1-5])$/u.exec(typed);
  if (!match?.[1]) return typed;
  const letters = [...match[1]];
  const seat = toneSeat(letters);
  if (seat < 0) return typed;
  letters[seat] = `${letters[seat]}${TONE_MARKS[Number(match[2])]}`;
  return letters.join('').normalize('NFC');
}
