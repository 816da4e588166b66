// Many chats of every kind that ask at once, and whether each got its own answers, once, in order and in its place.
import { textsOf } from './fake-telegram/read-back.js';
import type { FakeTelegram } from './fake-telegram/server.js';
import type { Said } from './fake-telegram/user.js';

export interface LoadOptions {
  readonly chats: number;
  /** Questions each chat asks. */
  readonly rounds: number;
  /** One update in so many is delivered twice; 0 for none. */
  readonly repeatEvery: number;
  /** How many answers Telegram refuses at first with 429. */
  readonly tooMany: number;
}

export interface Load {
  /** Answers that must come. */
  readonly expected: number;
  /** Has everybody ask everything. */
  ask(): void;
  /** Whether that many messages stand. */
  done(): boolean;
  /** What is wrong, chat by chat; nothing when all is well. */
  wrongs(): string[];
}

interface Voice {
  readonly chat: number;
  readonly topic: number | null;
  /** Whether it must call the bot by a command. */
  readonly command: boolean;
  readonly say: (text: string) => Said;
  readonly said: Said[];
}

const TOPICS_OF_A_FORUM = 5;

/** A load of `chats` places: of ten, six private chats, two groups and two topics, five of which share a forum. */
export function createLoad(telegram: FakeTelegram, options: LoadOptions): Load {
  const { chats, rounds, repeatEvery, tooMany } = options;
  // With privacy mode on, every group would also get the one hint about it.
  telegram.setPrivacy(false);
  const voices = Array.from({ length: chats }, (_, n): Voice => {
    const kind = n % 10;
    const said: Said[] = [];
    if (kind < 6) {
      const user = telegram.user(n + 1, { language: n % 2 === 0 ? 'vi' : 'en' });
      return { chat: n + 1, topic: null, command: false, say: (text) => user.write(text), said };
    }
    if (kind < 8) {
      const id = -1_000_000 - n;
      const member = telegram.group(id).member(n + 1);
      return { chat: id, topic: null, command: true, say: (text) => member.write(text), said };
    }
    const id = -2_000_000 - Math.floor(n / (TOPICS_OF_A_FORUM * 5));
    const forum = telegram.group(id, { forum: true });
    const topic = forum.topic(`Chủ đề ${n}`);
    const member = forum.member(n + 1).inTopic(topic);
    return { chat: id, topic, command: true, say: (text) => member.write(text), said };
  });
  const expected = chats * rounds;

  return {
    expected,
    ask() {
      telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 1 }, tooMany);
      for (let round = 0; round < rounds; round++)
        for (const [n, voice] of voices.entries()) {
          const said = voice.say(`${voice.command ? '/ask ' : ''}${questionOf(voice, round)}`);
          voice.said.push(said);
          if (repeatEvery > 0 && (n + round) % repeatEvery === 0) telegram.repeat(said.update ?? 0);
        }
    },
    done: () => telegram.messages.length >= expected,
    wrongs() {
      const found = new Map<string, Array<{ quote: string; replyTo: number | null }>>();
      for (const message of telegram.messages) {
        const [quote = message.text] = textsOf(message, 'blockquote');
        const place = placeName(message);
        found.set(place, [...(found.get(place) ?? []), { quote, replyTo: message.replyTo }]);
      }
      return voices.flatMap((voice) => {
        const answers = found.get(placeName(voice)) ?? [];
        const wanted = voice.said.map((said, round) => ({
          quote: questionOf(voice, round),
          replyTo: voice.command ? said.id : null,
        }));
        const [is, should] = [JSON.stringify(answers), JSON.stringify(wanted)];
        return is === should ? [] : [`${placeName(voice)}: ${is} instead of ${should}`];
      });
    },
  };
}

function questionOf(voice: Pick<Voice, 'chat' | 'topic'>, round: number): string {
  return `Câu ${round} của ${placeName(voice)}?`;
}

function placeName({ chat, topic }: Pick<Voice, 'chat' | 'topic'>): string {
  return topic === null ? `${chat}` : `${chat}/${topic}`;
}
