// What every keeper of languages must do.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTurn } from '../../src/core/in-turn.js';
import { type Languages, languageFor } from '../../src/core/languages.js';

export interface OpenedLanguages {
  readonly languages: Languages;
  close(): void | Promise<void>;
}

export function languagesContract(
  name: string,
  open: () => OpenedLanguages | Promise<OpenedLanguages>,
): void {
  describe(`${name} as a keeper of languages`, () => {
    let opened: OpenedLanguages;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    it('knows no choice before there is one, and speaks Vietnamese to whom it knows nothing of', async () => {
      expect(await opened.languages.chosen(1)).toBeNull();
      expect(await opened.languages.of(1)).toBe('vi');
    });

    it('keeps the last choice of each chat', async () => {
      const { languages } = opened;
      await languages.choose(1, 'en');
      await languages.choose(-100, 'en');
      await languages.choose(-100, 'vi');
      expect(await inTurn([1, -100, 2], (chat) => languages.chosen(chat))).toEqual(['en', 'vi', null]);
      expect(await languages.of(1)).toBe('en');
    });

    it('sends of its own accord as it spoke last, and as was chosen whatever was spoken', async () => {
      const { languages } = opened;
      await languages.note(1, 'en');
      expect([await languages.of(1), await languages.chosen(1)]).toEqual(['en', null]);
      await languages.note(1, 'vi');
      expect(await languages.of(1)).toBe('vi');
      await languages.choose(1, 'en');
      await languages.note(1, 'vi');
      expect([await languages.of(1), await languages.chosen(1)]).toEqual(['en', 'en']);
    });

    it.each([
      ['a chat’s choice, whoever speaks', -1, { id: 5, code: 'vi' }, 'en'],
      ['the choice that the speaker made in private', -2, { id: 6, code: 'vi' }, 'en'],
      ['the speaker’s Telegram', -2, { id: 7, code: 'en-GB' }, 'en'],
      ['Vietnamese for every other language', -2, { id: 7, code: 'fr' }, 'vi'],
      ['Vietnamese where Telegram names no language', 7, { id: 7 }, 'vi'],
      ['what was spoken last where nobody speaks', -3, null, 'en'],
      ['the speaker’s choice where there is no chat', null, { id: 6, code: 'vi' }, 'en'],
      ['Vietnamese where nothing is known', null, null, 'vi'],
    ] as const)('answers in %s', async (_, chat, speaker, expected) => {
      const { languages } = opened;
      await languages.choose(-1, 'en');
      await languages.choose(6, 'en');
      await languages.note(-3, 'en');
      await languages.note(-2, 'en');
      expect(await languageFor(languages, { chat, speaker })).toBe(expected);
    });
  });
}
