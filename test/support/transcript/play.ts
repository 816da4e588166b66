// The whole transcript of a language: every scene, one area after the other.
import type { Locale } from '../../../src/prompts.js';
import { ADMINS } from './admin.js';
import { ASKING } from './asking.js';
import { BUTTONS } from './buttons.js';
import { CORRECTIONS } from './corrections.js';
import { DIGESTS } from './digests.js';
import { ERRORS } from './errors.js';
import { FOLLOWING } from './following.js';
import { PEOPLE } from './people.js';
import { PLACES } from './places.js';
import { RESEARCH } from './research.js';
import { SOURCE_ADMIN } from './source-admin.js';
import { SOURCES } from './sources.js';
import { playScene, type TranscriptScene } from './stage.js';
import { START } from './start.js';
import { SUBSCRIPTIONS } from './subscriptions.js';

/** In the order read; a new area is a file and a name here. */
const SCENES: readonly TranscriptScene[] = [
  ...START,
  ...ASKING,
  ...BUTTONS,
  ...SOURCES,
  ...RESEARCH,
  ...FOLLOWING,
  ...SUBSCRIPTIONS,
  ...DIGESTS,
  ...CORRECTIONS,
  ...PLACES,
  ...PEOPLE,
  ...SOURCE_ADMIN,
  ...ADMINS,
  ...ERRORS,
];

const HEAD = {
  vi: 'Mọi lệnh, nút và lời báo lỗi của bot, như người dùng thấy. Tệp do `npm run transcript` viết; đừng sửa tay.',
  en: 'Every command, button and error of the bot as people see them. Written by `npm run transcript`; do not edit.',
} as const;

export interface Transcript {
  readonly text: string;
  /** Entries of prompts/bot.*.ftl that were used. */
  readonly keys: ReadonlySet<string>;
}

/** Plays everything in one language, with the real bot over the fake Telegram. */
export async function playTranscript(locale: Locale): Promise<Transcript> {
  const keys = new Set<string>();
  const parts: string[] = [];
  for (const scene of SCENES) parts.push((await playScene(scene, locale, keys)).join('\n').trimEnd());
  return { text: `${HEAD[locale]}\n\n${parts.join('\n\n')}\n`, keys };
}
