// Reads topics with the articles that are about them.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '../core/errors.js';
import { projectRoot } from '../project-root.js';

const rowSchema = z.object({
  id: z.string(),
  use: z.enum(['fit', 'judge']),
  topic: z.string(),
  /** Keys of all articles that are about it. */
  articles: z.array(z.string()),
});
export type JudgedTopic = z.infer<typeof rowSchema>;

/** The topics of a JSONL file. */
export function readJudgedTopics(file: string): JudgedTopic[] {
  return readFileSync(resolve(projectRoot, file), 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      if (line.trim() === '') return [];
      try {
        return [rowSchema.parse(JSON.parse(line))];
      } catch (cause) {
        throw new AppError('CONFIG_INVALID', `${file}:${i + 1}: not a judged topic`, cause);
      }
    });
}
