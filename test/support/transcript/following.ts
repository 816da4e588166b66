// Scenes of following a question, of what that brings, and of announcements.
import { unfollowData } from '../../../src/bot/follow-data.js';
import { createOutboxSender } from '../../../src/bot/send-outbox.js';
import { AT_ONCE_TURN } from '../../../src/core/subscription.js';
import { botStores } from '../bot-stores.js';
import { memoryDatabase } from '../memory-database.js';
import type { TranscriptScene } from './stage.js';

const AT = Date.UTC(2025, 9, 25);
const LAN = { chat: 1, topic: null };

export const FOLLOWING: readonly TranscriptScene[] = [
  {
    title: { vi: 'Theo dõi một câu hỏi', en: 'Following a question' },
    async play(open) {
      const stores = botStores(memoryDatabase());
      const stage = await open({ ...stores, subscriptionsPerChat: 2 });
      const lan = stage.person('Lan', 1);
      const list = stage.say('/danhsach', '/following');
      const all = stage.say('/huy', '/unfollow');
      const questions = [
        stage.say('Phim thu bao nhiêu?', 'What did it earn?'),
        stage.say('Cầu dài bao nhiêu?', 'How long is the bridge?'),
        stage.say('Ai đạo diễn?', 'Who directed it?'),
      ];
      await lan.says(list);
      for (const [n, question] of questions.entries()) {
        const [answer] = await lan.says(question);
        await lan.taps(answer, stage.words('follow-button'));
        if (n === 0) await lan.taps(answer, stage.words('follow-button'));
      }
      const [listed] = await lan.says(list);
      const [first] = await stores.subscriptions.ofPlace(LAN);
      await lan.taps(listed, `1. ${first?.question ?? ''}`);
      await lan.taps(listed, stage.words('unfollow-button'));
      const data = unfollowData('end', first?.id ?? '-');
      await lan.tapsData(listed, data, stage.words('unfollow-button'));
      const [kept] = await lan.says(all);
      await lan.taps(kept, stage.words('unfollow-keep-button'));
      const [question] = await lan.says(all);
      await lan.taps(question, stage.words('unfollow-all-button'));
    },
  },
  {
    title: {
      vi: 'Thông báo',
      en: 'Announcements',
    },
    async play(open) {
      const stores = botStores(memoryDatabase());
      const stage = await open({ ...stores, isAdmin: (user) => user === 7 });
      const admin = stage.person('Admin', 7);
      stage.person('Lan', 1);
      const seen = { createdAt: AT, seen: 0, question: '' };
      await stores.subscriptions.add({ ...AT_ONCE_TURN, kind: 'everything', ...LAN, person: 1, ...seen }, 9);
      const row = { ...LAN, language: stage.locale, period: 'x', attempts: 0, dueAt: AT };
      const sender = createOutboxSender({ ...stores, ...stage });
      const announce = stage.say('/thongbao', '/announce');
      await admin.says(announce);
      await admin.says(`${announce} ${'x'.repeat(3600)}`);
      const text = stage.say('Bot nghỉ từ 22 giờ.', 'The bot rests from 10 pm.');
      const [withdrawn] = await admin.says(`${announce} ${text}`);
      await admin.taps(withdrawn, stage.words('followed-cancel-button'));
      const [shown] = await admin.says(`${announce} ${text}`);
      await admin.taps(shown, stage.words('announce-send-button'));
      await sender.send({ ...row, id: 2, item: 'y', payload: { kind: 'announcement', text } });
      stage.look();
    },
  },
];
