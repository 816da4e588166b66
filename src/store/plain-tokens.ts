// Which tokens FTS5 knows by the very name they have here.

const PLAIN = /^[a-z0-9_\u00df-\u00f6\u00f8-\u00ff\u0101-\u024f\u1ea1-\u1ef9]+$/u;

/** Whether FTS5's tokenizer takes a token whole and as it is. Others (later scripts, "µm", other foldings) it may part or write otherwise. */
export function isPlain(token: string): boolean {
  return PLAIN.test(token);
}

/** Whether `folded_words` counts a token: words that FTS5 knows by the same name, so that the table says what FTS5 would. */
export function isFoldedWord(token: string): boolean {
  return !token.includes('_') && isPlain(token);
}
