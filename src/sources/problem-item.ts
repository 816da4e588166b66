// A problem met while reading, as an item of the stream it was met in.
import type { SourceItem, SourceProblem } from '../core/source-item.js';

/** A problem as an item; `line` is null for a whole file. */
export function problemItem(
  file: string,
  line: number | null,
  code: SourceProblem['code'],
  detail: string,
): SourceItem {
  return { kind: 'problem', problem: { file, line, code, detail } };
}
