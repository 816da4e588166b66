// In which language a chat is spoken to: as it was chosen there, else as whoever speaks has Telegram set.
import { z } from 'zod';

export type Language = 'vi' | 'en';

export const LANGUAGES = ['vi', 'en'] as const satisfies readonly Language[];

/** A language as it is read back; null where none is known. */
export const languageSchema = z.enum(LANGUAGES).nullable();

/** What is kept of languages, by chat; a private chat has the id of its person. */
export interface Languages {
  /** What was chosen in a chat; null where nothing was. */
  chosen(chat: number): Promise<Language | null>;
  choose(chat: number, language: Language): Promise<void>;
  /** Notes in which language a chat was spoken to, for what is sent of its own accord later. */
  note(chat: number, language: Language): Promise<void>;
  /** For what is sent of its own accord: as chosen, else as last spoken, else Vietnamese. */
  of(chat: number): Promise<Language>;
}

/** Whoever wrote or tapped; `code` is Telegram's language_code. */
export interface Speaker {
  readonly id: number;
  readonly code?: string | undefined;
}

/** English for a Telegram set to English, Vietnamese for every other language. */
export function languageOfCode(code: string | undefined): Language {
  return /^en\b/i.test(code ?? '') ? 'en' : 'vi';
}

/**
 * The language to answer in: as chosen for the chat, else as the speaker chose in private, else the speaker's own. `chat`
 * is null where there is none (inline queries), `speaker` where Telegram names nobody (posts of a channel).
 */
export async function languageFor(
  languages: Languages,
  { chat, speaker }: { readonly chat: number | null; readonly speaker: Speaker | null },
): Promise<Language> {
  const here = chat === null ? null : await languages.chosen(chat);
  if (here !== null) return here;
  if (speaker !== null) return (await languages.chosen(speaker.id)) ?? languageOfCode(speaker.code);
  return chat === null ? 'vi' : await languages.of(chat);
}
