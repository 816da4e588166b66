// Cuts a text that is to be checked into claims: its sentences, each with whom it lets speak.
import { splitSentences } from './sentences.js';
import { countSyllables } from './text.js';

/** A sentence to look up. */
export interface Claim {
  readonly text: string;
  /** What it quotes somebody as saying, with the speaker's name as written; null when it quotes nobody. */
  readonly said: { readonly words: string; readonly speaker: string } | null;
}

/** Sentences looked up of one text. */
export const MOST_CLAIMS = 5;
/** Shorter parts ("Đúng vậy.") say nothing that can be looked up. */
const LEAST_SYLLABLES = 3;
/** A shorter quoted part is a phrase, not a saying. */
const LEAST_SAID = 5;

/** A whole run of capitalised words; of several before a verb the nearest is meant. */
const NAME =
  '(?<!\\p{Lu}[\\p{L}\\p{M}]* )(?<!\\p{L})(\\p{Lu}[\\p{L}\\p{M}]*(?: \\p{Lu}[\\p{L}\\p{M}]*){0,4})';
const SAYS =
  '(?:nói|cho biết|cho rằng|khẳng định|phát biểu|nhấn mạnh|chia sẻ|tuyên bố|trả lời|viết|nhận định|thừa nhận|said|says|told|stated)';
const QUOTED = '["“«]([^"“”«»]+)["”»]';
const BEFORE = new RegExp(
  `^.*${NAME}[^"“«.]{0,40}?(?<!\\p{L})${SAYS}(?!\\p{L})[^"“«.]{0,40}?${QUOTED}`,
  'su',
);
const AFTER = new RegExp(`${QUOTED}[,\\s–-]*[^"“«.]{0,30}?${NAME}[^"“«.]{0,30}?(?<!\\p{L})${SAYS}`, 'u');

function saidIn(text: string): Claim['said'] {
  const before = BEFORE.exec(text);
  const after = before === null ? AFTER.exec(text) : null;
  const [speaker, words] = before === null ? [after?.[2], after?.[1]] : [before[1], before[2]];
  if (speaker === undefined || words === undefined) return null;
  return countSyllables(words) < LEAST_SAID ? null : { words: words.trim(), speaker };
}

/** The claims of a text, at most `MOST_CLAIMS`, and how many sentences more there are. */
export function claimsIn(text: string): { readonly claims: readonly Claim[]; readonly left: number } {
  const whole = text.normalize('NFC').trim();
  const sentences = splitSentences(whole)
    .map(({ start, end }) => whole.slice(start, end))
    .filter((sentence) => countSyllables(sentence) >= LEAST_SYLLABLES);
  const all = sentences.length === 0 && whole !== '' ? [whole] : sentences;
  const claims = all.slice(0, MOST_CLAIMS).map((sentence) => ({ text: sentence, said: saidIn(sentence) }));
  return { claims, left: all.length - claims.length };
}
