// Scenes in groups, forums and channels.
import { channelData } from '../../../src/bot/callback-data.js';
import type { TranscriptScene } from './stage.js';

export const PLACES: readonly TranscriptScene[] = [
  {
    title: { vi: 'Trong nhóm', en: 'In a group' },
    async play(open) {
      const stage = await open();
      const group = stage.telegram.group(-1001, { bot: 'left' });
      const minh = stage.actor(
        stage.say('Minh [nhóm]', 'Minh [group]'),
        group.member(5, { language: stage.locale }),
      );
      await minh.does(stage.say('thêm bot vào nhóm', 'adds the bot to the group'), () => {
        group.addBot(5);
        return stage.telegram.lastUpdate();
      });
      await minh.says('/start@trichdan_bot');
      const question = stage.say('Phim thu bao nhiêu?', 'What did it earn?');
      const [answer] = await minh.says(`/ask ${question}`);
      await minh.says(stage.say('Mọi người ăn trưa chưa?', 'Has everybody had lunch?'));
      if (answer !== undefined) await minh.replies(answer, stage.say('Còn cầu thì sao?', 'And the bridge?'));
      group.setBot('administrator');
      await minh.says(`@trichdan_bot ${question}`);
      await minh.says(stage.say('/kenh', '/channel'));
      await minh.says(stage.say('/xoa', '/forget'));
      group.setBot('restricted', { rights: { send: false } });
      stage.note(stage.say('bot bị cấm viết', 'the bot may not write any more'));
      await minh.taps(answer, stage.words('sources-button'));
    },
  },
  {
    title: { vi: 'Nối một kênh', en: 'Connecting a channel' },
    async play(open) {
      const stage = await open();
      const title = stage.say('Kênh Tin', 'News Channel');
      const channel = stage.telegram.channel(-1009, { title, username: 'kenh_tin', bot: 'administrator' });
      const lan = stage.person('Lan', 1);
      const command = stage.say('/kenh', '/channel');
      await lan.says(command);
      await lan.says(`${command} @khong_co`);
      await lan.says(`${command} @kenh_tin`);
      channel.setMember(1, 'administrator');
      channel.setBot('administrator', { rights: { post: false } });
      await lan.says(`${command} @kenh_tin`);
      channel.setBot('administrator', { rights: { post: true } });
      await lan.says(`${command} @kenh_tin`);
      const [list] = await lan.says(command);
      channel.setMember(1, 'member');
      await lan.tapsData(list, channelData(-1009), stage.words('channel-disconnect-button', { title }));
      channel.setMember(1, 'administrator');
      await lan.taps(list, stage.words('channel-disconnect-button', { title }));
      await lan.does(
        stage.say('viết /kenh trong chính kênh', 'posts /channel in the channel itself'),
        () => channel.post(command).update,
      );
    },
  },
];
