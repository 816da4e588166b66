// Scenes of people's own affairs: the language spoken to them, what is kept of them, and having it forgotten.
import type { TranscriptScene } from './stage.js';

export const PEOPLE: readonly TranscriptScene[] = [
  {
    title: { vi: 'Đổi ngôn ngữ', en: 'Changing the language' },
    async play(open) {
      const stage = await open();
      const lan = stage.person('Lan', 1);
      const command = stage.say('/ngonngu', '/language');
      const [menu] = await lan.says(command);
      await lan.taps(menu, stage.say('English', 'Tiếng Việt'));
      await lan.taps(menu, stage.words(`language-${stage.locale}`));
    },
  },
  {
    title: { vi: 'Bot giữ những gì', en: 'What the bot keeps' },
    async play(open) {
      const command = (stage: { say(vi: string, en: string): string }) => stage.say('/riengtu', '/privacy');
      const kept = await open();
      await kept.person('Lan', 1).says(command(kept));
      const little = await open({ keptDays: { answers: 1, questions: 0 } });
      await little.person('Lan', 1).says(command(little));
    },
  },
  {
    title: { vi: 'Xóa những gì bot giữ', en: 'Having everything forgotten' },
    async play(open) {
      const counts = [
        ...(['answers', 'asked', 'questions', 'votes', 'follows'] as const).map((kind) => ({
          kind,
          count: 1,
        })),
        ...(['channels', 'settings', 'buttons', 'other'] as const).map((kind) => ({ kind, count: 1200 })),
      ];
      let left: typeof counts = counts;
      const forgetting = {
        kept: async () => left,
        forget: async () => left.splice(0),
        sweep: async () => false,
      };
      const stage = await open({ forgetting });
      const lan = stage.person('Lan', 1);
      const command = stage.say('/xoa', '/forget');
      const [kept] = await lan.says(command);
      await lan.taps(kept, stage.words('forget-cancel-button'));
      const [question] = await lan.says(command);
      await lan.taps(question, stage.words('forget-button'));
      await lan.says(command);
      left = [{ kind: 'answers', count: 2 }];
      const group = stage.telegram.group(-100);
      const admin = stage.actor('An', group.member(2, { language: stage.locale, status: 'administrator' }));
      const member = stage.actor('Minh', group.member(3, { language: stage.locale }));
      await member.says(command);
      const [ofGroup] = (await admin.says(command)).slice(-1);
      await admin.taps(ofGroup, stage.words('forget-button'));
    },
  },
];
