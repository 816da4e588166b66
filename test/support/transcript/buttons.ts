// Scenes of what stands under an answer, of links into the chat, of inline mode, and of a long search.
import { deepLinkPayload } from '../../../src/core/deep-link.js';
import { gate } from '../../bot/harness.js';
import { ARTICLES, answeredWith, firstQuote, notFoundWith, secondQuote } from '../../bot/sample.js';
import type { TranscriptScene } from './stage.js';

const SPAN = { from: '2025-01-01', to: '2025-10-25', label: '' };

/** Waits until it is given up. */
const never = (_: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

export const BUTTONS: readonly TranscriptScene[] = [
  {
    title: { vi: 'Mới hơn, cũ hơn, và ý kiến', en: 'Newer, older, and votes' },
    async play(open) {
      const nearestDays = async () => ({ before: '2025-05-01', after: '2025-10-01' });
      const stage = await open({ nearestDays, linkable: true });
      const lan = stage.person('Lan', 1);
      const [answer] = await lan.says(stage.say('Phim thu bao nhiêu?', 'What did it earn?'));
      for (const only of ['newer', 'older'] as const) {
        stage.script(() => notFoundWith({ reason: 'window-empty', window: { ...SPAN, only } }));
        await lan.taps(answer, stage.words(`${only}-button`));
      }
      await lan.taps(answer, stage.words('vote-up-button'));
      await lan.taps(answer, stage.words('vote-down-button'));
      await lan.taps(answer, stage.words('vote-down-button'));
    },
  },
  {
    title: { vi: 'Mở một đường dẫn', en: 'Opening a link' },
    async play(open) {
      const article = async (key: string) => (key === 'phim.txt' ? firstQuote() : null);
      const stage = await open({ linkable: true, article });
      const lan = stage.person('Lan', 1);
      const [answer] = await lan.says(stage.say('Phim thu bao nhiêu?', 'What did it earn?'));
      const url = decodeURIComponent(answer?.keyboard.flat().find((button) => button.url)?.url ?? '');
      const [, payload = ''] = /start=([\w-]+)/u.exec(url) ?? [];
      const minh = stage.person('Minh', 2);
      await minh.does(stage.say('mở câu trả lời được chia sẻ', 'opens the answer shared'), (user) =>
        user.start(payload),
      );
      const ofArticle = deepLinkPayload({ kind: 'article', key: 'phim.txt' }) ?? '';
      await minh.does(stage.say('mở đường dẫn tới một bài', 'opens a link to an article'), (user) =>
        user.start(ofArticle),
      );
      await minh.does(stage.say('mở một đường dẫn cũ', 'opens an old link'), (user) =>
        user.start('a_khong-co'),
      );
    },
  },
  {
    title: { vi: 'Hỏi ngay trong chat khác', en: 'Inline mode' },
    async play(open) {
      const late = gate();
      const stage = await open({ wait: (ms, signal) => Promise.race([late.opened, never(ms, signal)]) });
      const lan = stage.person('Lan', 1);
      await lan.asksInline('ph');
      stage.script((asked) => answeredWith(asked, [firstQuote(), secondQuote()]));
      await lan.asksInline(stage.say('phim thu bao nhiêu', 'what did it earn'));
      stage.script(() => notFoundWith());
      await lan.asksInline(stage.say('ai đạo diễn', 'who directed it'));
      const facts = { outlet: null, about: null, span: null, outlets: [], listed: [], nearest: [] };
      stage.script((question) => ({
        ...{ status: 'collection', topic: 'count', question, articles: 5, window: null, score: 1 },
        ...facts,
      }));
      await lan.asksInline(stage.say('kho có mấy bài', 'how many articles'));
      stage.script(() => {
        throw new Error('broken for the transcript');
      });
      await lan.asksInline(stage.say('câu gây lỗi', 'one that fails'));
      stage.script(() => new Promise(() => {}));
      late.open();
      await lan.asksInline(stage.say('câu tìm lâu', 'one that takes long'));
    },
  },
  {
    title: { vi: 'Tìm lâu', en: 'A long search' },
    async play(open) {
      const [late, found] = [gate(), gate()];
      const stage = await open({ wait: (ms, signal) => Promise.race([late.opened, never(ms, signal)]) });
      stage.keep(ARTICLES);
      stage.script(async (asked) => {
        await found.opened;
        return answeredWith(asked, [firstQuote()]);
      });
      late.open();
      const user = stage.telegram.user(1, { language: stage.locale });
      const update = user.send(stage.say('Phim thu bao nhiêu?', 'What did it earn?'));
      await stage.telegram.waitFor(() => user.messages.length === 1);
      stage.look();
      found.open();
      await stage.inbox.finished(update);
      stage.look();
    },
  },
];
