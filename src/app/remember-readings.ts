// Remembers what the reader said of a question and a passage: a question is asked again with other days, or as "more of it".
import type { PassageReading, ReadablePassage, Reader } from '../core/reader.js';

/** Of some 9 kB each, 2 MB. */
const MOST = 200;

const keyOf = (question: string, { header, text }: ReadablePassage): string =>
  JSON.stringify([question, header, text]);

/** A reader that reads each pair once as long as it is among the `most` used last. */
export function rememberingReadings(reader: Reader, most = MOST): Reader {
  const known = new Map<string, PassageReading>();
  return {
    ...reader,
    read: async (question, passages) => {
      const held = new Map(passages.map((one) => [keyOf(question, one), one]));
      const found = new Map([...held.keys()].map((key) => [key, known.get(key)]));
      const lacking = [...held].filter(([key]) => found.get(key) === undefined);
      const made =
        lacking.length === 0
          ? []
          : await reader.read(
              question,
              lacking.map(([, one]) => one),
            );
      for (const [n, [key]] of lacking.entries()) found.set(key, made[n]);
      for (const [key, reading] of found) {
        known.delete(key);
        if (reading !== undefined) known.set(key, reading);
      }
      for (const key of known.keys()) {
        if (known.size <= most) break;
        known.delete(key);
      }
      return passages.flatMap((one) => found.get(keyOf(question, one)) ?? []);
    },
  };
}
