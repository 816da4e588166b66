// Where a scene of the transcript is played: the real bot over the fake Telegram, and a scribe who notes what is seen.
import type { Api } from 'grammy';
import type { Logger } from 'pino';
import type { BotDeps } from '../../../src/bot/create-bot.js';
import type { Locale, Prompts, PromptValues } from '../../../src/prompts.js';
import { capturedLog, createScene, prompts, type Scene } from '../../bot/harness.js';
import type { FakeTelegram } from '../fake-telegram/server.js';
import type { FakeUser, Said } from '../fake-telegram/user.js';
import type { BotMessage, Press } from '../fake-telegram/world.js';
import { shownLines } from './shown.js';

/** Someone who acts; every act resolves with the bot's messages that it brought, in any chat, once the bot is done. */
export interface Actor {
  says(text: string): Promise<BotMessage[]>;
  replies(to: BotMessage | Said, text: string): Promise<BotMessage[]>;
  taps(message: BotMessage | undefined, button: string): Promise<BotMessage[]>;
  /** Presses data that no button has, as a modified or very old client does. */
  tapsData(message: BotMessage | undefined, data: string, label: string): Promise<BotMessage[]>;
  /** Types behind the bot's name; what is offered is noted. */
  asksInline(query: string): Promise<void>;
  /** Anything else, by its update; `what` says what is seen of it. */
  does(what: string, act: (user: FakeUser) => number | null): Promise<BotMessage[]>;
}

export interface Stage extends Pick<Scene, 'script' | 'keep' | 'inbox'> {
  readonly locale: Locale;
  readonly telegram: FakeTelegram;
  readonly api: Api;
  readonly log: Logger;
  /** The bot's prompts; what is rendered with them counts as seen. */
  readonly prompts: Prompts;
  /** The bot's own words, to press its buttons by. */
  words(key: string, values?: PromptValues): string;
  /** One of two texts, by the language played in. */
  say(vi: string, en: string): string;
  /** Someone in the private chat, who is called `name`. */
  person(name: string, id: number): Actor;
  /** Someone elsewhere. */
  actor(name: string, user: FakeUser): Actor;
  /** A stage direction. */
  note(text: string): void;
  /** Notes what the bot has done of its own accord. */
  look(): BotMessage[];
}

export type OpenStage = (deps?: Partial<BotDeps>) => Promise<Stage>;

/** One scene; its titles are headings of the transcript. */
export interface TranscriptScene {
  readonly title: Readonly<Record<Locale, string>>;
  readonly play: (open: OpenStage) => Promise<void>;
}

const LABELS = {
  vi: {
    bot: 'Bot',
    edits: 'Bot sửa tin',
    deletes: 'Bot xóa tin',
    taps: 'bấm',
    replies: 'trả lời',
    popup: 'hiện ra',
  },
  en: {
    bot: 'Bot',
    edits: 'Bot edits',
    deletes: 'Bot deletes',
    taps: 'taps',
    replies: 'replies',
    popup: 'pop-up',
  },
} as const;

/** Plays one scene and returns its lines; adds the keys of the prompts that were used to `keys`. */
export async function playScene(
  scene: TranscriptScene,
  locale: Locale,
  keys: Set<string>,
): Promise<string[]> {
  const lines: string[] = [];
  const opened: Scene[] = [];
  const open: OpenStage = async (deps = {}) => {
    const stage = await createScene({ prompts: recorded(locale, keys), ...deps });
    opened.push(stage);
    stage.start();
    return stageOf(stage, locale, recorded(locale, keys), lines);
  };
  try {
    await scene.play(open);
  } finally {
    for (const stage of opened) await stage.close();
  }
  return [`## ${scene.title[locale]}`, '', ...lines];
}

function recorded(wanted: Locale, keys: Set<string>): Prompts {
  return {
    render(locale, key, values) {
      if (locale === wanted) keys.add(key);
      return prompts.render(locale, key, values);
    },
  };
}

function stageOf(scene: Scene, locale: Locale, words: Prompts, lines: string[]): Stage {
  const { telegram, inbox, api, script, keep } = scene;
  const labels = LABELS[locale];
  const seen = new Map<BotMessage, string>();

  const write = (who: string, what: readonly string[]) => {
    const [first = '', ...rest] = what;
    lines.push(`${who}: ${first}`.trimEnd(), ...rest.map((line) => `    ${line}`.trimEnd()), '');
  };

  function look(): BotMessage[] {
    return telegram.messages.filter((message) => {
      const now = message.deleted ? 'deleted' : JSON.stringify([message.html, message.keyboard]);
      const before = seen.get(message);
      if (before === now) return false;
      seen.set(message, now);
      if (message.deleted) write(labels.deletes, []);
      else write(before === undefined ? labels.bot : labels.edits, ['', ...shownLines(message)]);
      return true;
    });
  }

  function actor(name: string, user: FakeUser): Actor {
    const settled = async (update: number | null): Promise<BotMessage[]> => {
      if (update !== null && update !== 0) await inbox.finished(update);
      return look();
    };
    const pressed = async (label: string, press: () => Press): Promise<BotMessage[]> => {
      write(name, [`(${labels.taps} ⟦ ${label} ⟧)`]);
      const update = lastUpdate(telegram, press);
      const messages = await settled(update.id);
      const { text } = update.press.answer ?? { text: '' };
      if (text !== '') write(`${labels.bot} (${labels.popup})`, [text]);
      return messages;
    };
    const self: Actor = {
      says(text) {
        write(name, text.split('\n'));
        return settled(user.send(text));
      },
      replies(to, text) {
        write(`${name} (${labels.replies})`, text.split('\n'));
        return settled(user.send(text, { replyTo: to }));
      },
      taps: (message, button) => pressed(button, () => user.tap(existing(message), button)),
      tapsData: (message, data, label) => pressed(label, () => user.tapData(existing(message), data)),
      async asksInline(query) {
        write(name, [`@trichdan_bot ${query}`]);
        const asked = user.askInline(query);
        await settled(telegram.lastUpdate());
        const { results = [], button } = asked.answer ?? {};
        const offered = results.map(({ title, description }) => `▸ ${title} – ${description}`);
        write(labels.bot, ['', ...(button ? [`⟦ ${button.text} ⟧`] : []), ...offered]);
      },
      does(what, act) {
        write(name, [`(${what})`]);
        return settled(act(user));
      },
    };
    return self;
  }

  return {
    locale,
    telegram,
    api,
    inbox,
    script,
    keep,
    prompts: words,
    log: capturedLog().log,
    words: (key, values) => prompts.render(locale, key, values),
    say: (vi, en) => (locale === 'vi' ? vi : en),
    person: (name, id) => actor(name, telegram.user(id, { language: locale })),
    actor,
    note: (text) => lines.push(`(${text})`, ''),
    look,
  };
}

function existing(message: BotMessage | undefined): BotMessage {
  if (message === undefined) throw new Error('The bot has sent no message to press a button of.');
  return message;
}

/** A press with the update that brings it. */
function lastUpdate(telegram: FakeTelegram, press: () => Press): { press: Press; id: number } {
  const made = press();
  return { press: made, id: telegram.lastUpdate() };
}
