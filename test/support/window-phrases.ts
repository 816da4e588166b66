// A table of questions with the days they mean, tried as typed, without marks, in capitals and decomposed.
import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/core/text.js';
import { readWindow } from '../../src/core/window.js';

/** A question, and the first and last day it asks about; one day alone is both. */
export type Phrase = readonly [question: string, from: string, to?: string];

/** A Wednesday; its week is 27/10 – 2/11. */
export const WEDNESDAY = '2025-10-29';
/** Where what came "before" begins. */
export const EVER = '1900-01-01';

const FORMS: ReadonlyArray<readonly [string, (text: string) => string]> = [
  ['as typed', (text) => text],
  ['without marks', foldText],
  ['in capitals', (text) => text.toUpperCase()],
  ['decomposed', (text) => text.normalize('NFD')],
];

/** Every phrase in every form means exactly its days. */
export function meansTheseDays(title: string, phrases: readonly Phrase[], today = WEDNESDAY): void {
  describe.each(FORMS)(`${title}, %s`, (_form, write) => {
    it.each(phrases.map(([question, from, to]) => [question, from, to ?? from]))(
      '%s',
      (question, from, to) => {
        const window = readWindow(write(question), today);
        expect(window && [window.from, window.to]).toEqual([from, to]);
      },
    );
  });
}
