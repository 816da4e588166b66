// Scenes of digests: what they look like by day and at once, /diemtin, and every button under them.
import { digestData } from '../../../src/bot/digest-data.js';
import { createOutboxSender } from '../../../src/bot/send-outbox.js';
import type { Quote } from '../../../src/core/answer.js';
import { digestOf } from '../../../src/core/cut-digest.js';
import type { DigestUpdate, PageGroup } from '../../../src/core/digest-group.js';
import type { DigestOccasion, DigestPage } from '../../../src/core/digest-page.js';
import { AT_ONCE_TURN, type SubscriptionKind } from '../../../src/core/subscription.js';
import { openDatabase } from '../../../src/store/database.js';
import { answeredWith, firstQuote, secondQuote } from '../../bot/sample.js';
import { botStores } from '../bot-stores.js';
import type { OpenStage, TranscriptScene } from './stage.js';

const AT = Date.UTC(2025, 9, 25);
const LAN = { chat: 1, topic: null };

interface Group {
  readonly kind: SubscriptionKind;
  readonly title: string;
  readonly stories: ReadonlyArray<readonly [Quote, DigestUpdate | null]>;
  /** Looked at without being followed. */
  readonly unfollowed?: true;
}

/** A stage on which digests arrive in Lan's chat. */
async function digestStage(open: OpenStage, tighter: number | null = null) {
  const stores = botStores(openDatabase(':memory:'));
  const previewTopic = async () => ({
    latest: [],
    matching: 0,
    thresholds: { looser: null, tighter, now: 0.5 },
  });
  const stage = await open({ ...stores, previewTopic });
  const lan = stage.person('Lan', 1);
  const sender = createOutboxSender({ ...stage, answers: stores.answers });
  let sent = 0;

  function groupOf({ kind, title, stories, unfollowed }: Group): PageGroup {
    const turn = { ...AT_ONCE_TURN, ...LAN, person: 1, createdAt: AT, seen: 0 };
    const { id } = stores.subscriptions.add({ ...turn, kind, question: title }, 20);
    const updates = stories.map(([, update]) => update);
    return { subscription: unfollowed ? null : id, kind, title, updates };
  }

  /** Sends one message of a digest. */
  async function arrives(occasion: DigestOccasion, groups: readonly Group[], page: Partial<DigestPage> = {}) {
    const parts = groups.map((group) => {
      const quotes = group.stories.map(([quote]) => quote);
      const answer = answeredWith(group.title, quotes);
      if (answer.status !== 'answered') throw new Error('A digest quotes.');
      return { group: groupOf(group), answer };
    });
    const { id } = stores.answers.save(LAN, digestOf(parts), AT);
    const whole = { occasion, first: 1, only: false, part: 1, parts: 1, more: 0, rest: null, shown: 0 };
    const rest = page.more === undefined ? {} : { rest: id, shown: 1 };
    const payload = { kind: 'digest', answer: id, page: { ...whole, ...rest, ...page } };
    const row = { ...LAN, language: stage.locale, period: 'x', attempts: 0, dueAt: AT };
    sent++;
    await sender.send({ ...row, id: sent, item: String(sent), payload });
    const [message] = stage.look();
    return message;
  }

  return { stage, lan, stores, arrives };
}

export const DIGESTS: readonly TranscriptScene[] = [
  {
    title: { vi: 'Điểm tin theo giờ', en: 'The digest of the day' },
    async play(open) {
      const { stage, lan, stores, arrives } = await digestStage(open, 0.7);
      const films = stage.say('phim Việt', 'films');
      const day = { kind: 'day', day: '2025-10-25', part: 'morning' } as const;
      const digest = await arrives(
        day,
        [
          { kind: 'topic', title: films, stories: [[firstQuote(), { kind: 'later' }]] },
          { kind: 'everything', title: '', stories: [[secondQuote(), null]] },
        ],
        { more: 12, part: 2, parts: 2 },
      );
      const [which] = await lan.taps(digest, stage.words('digest-ask-button'));
      await lan.taps(which, '1');
      await lan.taps(digest, stage.words('digest-more-button'));
      const [less] = await lan.taps(digest, stage.words('digest-less-button'));
      await lan.taps(less, films);
      await lan.taps(less, stage.say('Tin khác', 'Other news'));
      await lan.taps(digest, stage.words('digest-hour-button'));
      const [gone] = stores.subscriptions.ofPlace(LAN);
      stores.subscriptions.remove(gone?.id ?? '-');
      await lan.taps(less, films);
    },
  },
  {
    title: { vi: 'Tin đến ngay', en: 'News at once' },
    async play(open) {
      const { stage, lan, arrives } = await digestStage(open);
      const title = stage.say('phim Việt', 'films');
      const figure = { kind: 'figure', figure: stage.say('120 tỷ đồng', '120 billion đồng') } as const;
      const one = await arrives(
        { kind: 'at-once' },
        [{ kind: 'topic', title, stories: [[firstQuote(), figure]] }],
        { only: true },
      );
      await lan.taps(one, stage.words('digest-less-button'));
      await arrives({ kind: 'about' }, [
        { kind: 'topic', title, stories: [[secondQuote(), { kind: 'fuller' }]], unfollowed: true },
      ]);
      await lan.tapsData(one, digestData('tighten', 'nothing'), stage.words('digest-less-button'));
    },
  },
  {
    title: { vi: 'Điểm tin khi hỏi', en: 'A digest on request' },
    async play(open) {
      const { stage, lan, stores } = await digestStage(open);
      const digest = stage.say('/diemtin', '/digest');
      await lan.says(`${digest} ${stage.say('hôm nay', 'today')}`);
      await lan.says(`${digest} ${stage.say('tuần này', 'this week')}`);
      await lan.says(`${digest} ${stage.say('hoa lan rừng', 'wild orchids')}`);
      const turn = { ...AT_ONCE_TURN, ...LAN, person: 1, createdAt: AT, seen: 0 };
      stores.subscriptions.add({ ...turn, kind: 'topic', question: 'Interpol' }, 20);
      await lan.says(digest);
    },
  },
];
