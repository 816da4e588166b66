// Has patterns compiled before a text comes for which somebody waits.

/** As people write, with marks and without: V8 compiles a pattern for each of these two kinds of text. */
const TEXTS = ['ai chủ trì cuộc họp ở hà nội', 'khi nao khanh thanh cau'];

/** `turn` lets others have the thread; it is asked before every time of compiling, the longest of which takes some ten milliseconds. */
export async function warmPatterns(patterns: Iterable<RegExp>, turn: () => Promise<void>): Promise<void> {
  for (const pattern of patterns)
    for (const text of TEXTS) {
      await turn();
      text.search(pattern);
    }
}
