// Scenes of getting to know the bot: its greeting, its help, its menus, and what it does not understand.
import { registerCommands } from '../../../src/bot/commands.js';
import type { TranscriptScene } from './stage.js';

export const START: readonly TranscriptScene[] = [
  {
    title: { vi: 'Lời chào và trợ giúp', en: 'Greeting and help' },
    async play(open) {
      const stage = await open();
      const lan = stage.person('Lan', 1);
      await lan.says('/start');
      await lan.says('/help');
    },
  },
  {
    title: {
      vi: 'Trợ giúp cho người quản trị, và bảng lệnh',
      en: 'Help for admins, and the menu of commands',
    },
    async play(open) {
      const stage = await open({ isAdmin: (user) => user === 7 });
      await stage.person('Admin', 7).says('/help');
      await registerCommands(stage.api, stage.prompts, [7]);
      const menu = stage.telegram.commands.get(stage.locale === 'en' ? '7/en' : '7/') ?? [];
      stage.note(menu.map(({ command, description }) => `/${command} – ${description}`).join('\n'));
    },
  },
  {
    title: { vi: 'Những gì bot không hiểu', en: 'What the bot does not understand' },
    async play(open) {
      const stage = await open();
      const lan = stage.person('Lan', 1);
      await lan.says('/thoitiet');
      await lan.does(stage.say('gửi một đoạn ghi âm', 'sends a voice message'), (user) =>
        user.sendOther('voice'),
      );
      await lan.does(stage.say('gửi một tấm ảnh', 'sends a picture'), (user) => user.sendOther('photo'));
    },
  },
];
