// Keeps what people said and may press out of the process: a restart would forget it.
import { expect, it } from 'vitest';
import { filesBelow } from './sources.js';

/** Something that fills while the bot runs, made with a file or with its feature; what lives as long as a call is deeper in. */
const FILLED =
  /^ {0,2}(?:export )?(?:const|let|readonly|#|private)[^\n]*= (?:new (?:Map|Set|WeakMap|Array)\b(?:<[^\n]*>)?\(\)|\[\]|\{\});$/mu;
/** What has to do with work under way, which ends with the process. */
const OF_WORK: ReadonlySet<string> = new Set(['src/bot/features/add.ts']);
const CHANGED = /^ {0,2}let /mu;

it('features of the bot remember nothing by themselves', () => {
  const features = filesBelow('src/bot/features', ['.ts']);
  const wrong = features.filter(({ text }) => FILLED.test(made(text)) || CHANGED.test(made(text)));
  expect(features.length).toBeGreaterThan(5);
  expect(wrong.map(({ path }) => path).filter((path) => !OF_WORK.has(path))).toEqual([]);
});

it('such memory is seen where it is', () => {
  const pending = 'class Pending {\n  readonly #previews = new Map<string, SourcePreview>();\n}';
  const albums = 'export function aFeature(): Composer {\n  const albums: string[] = [];\n}';
  const ofCall = 'function lines(): string[] {\n  const lines: string[] = [];\n}';
  expect([pending, albums, ofCall].map((text) => FILLED.test(made(text)))).toEqual([true, true, false]);
  expect(CHANGED.test(made('export function aFeature() {\n  let last = 0;\n}'))).toBe(true);
});

/** The parts of a file that live as long as the bot: its top, its classes, and the bodies of functions that make a feature. */
function made(text: string): string {
  return text
    .split(/\n(?=(?:export )?(?:async )?(?:function|class|const|let) )/u)
    .filter((part) => !/^(?:export )?(?:async )?function (?!\w+Feature\b)/u.test(part))
    .join('\n');
}
