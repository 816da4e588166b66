// One JSONL row to a raw article: from JSON to its fields.
import { z } from 'zod';
import type { SourceItem } from '../core/source-item.js';
import { articleOfFields } from './row-fields.js';

const objectSchema = z.record(z.string(), z.unknown());

/** Reads `{id, title, date, source, url, text, author}`; other keys are ignored. See articleOfFields for what is wrong in it. */
export function readRow(json: string, file: string, line: number): SourceItem[] {
  const broken = (detail: string): SourceItem[] => [
    { kind: 'problem', problem: { file, line, code: 'broken-json', detail } },
  ];
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return broken('not valid JSON');
  }
  const row = objectSchema.safeParse(parsed);
  return row.success ? articleOfFields(row.data, { file, line }) : broken('not an object');
}
