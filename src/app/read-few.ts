// A reader that reads for few questions at a time and refuses the others at once: they can be answered without it.
import { AppError } from '../core/errors.js';
import type { Reader } from '../core/reader.js';

/** The last of them waits until some 20 passages are read: in two threads under a second. */
const MOST = 5;

/** The reader, whose `read` rejects with READER_BUSY while `most` calls of it are under way. */
export function readingFew(reader: Reader, most = MOST): Reader {
  let reading = 0;
  return {
    ...reader,
    read: async (question, passages) => {
      if (reading >= most)
        throw new AppError('READER_BUSY', `The reader reads for ${most} questions already.`);
      reading++;
      try {
        return await reader.read(question, passages);
      } finally {
        reading--;
      }
    },
  };
}
