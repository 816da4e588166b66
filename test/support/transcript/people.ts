// Scenes of what concerns a person: language, privacy, and being forgotten.
import type { TranscriptScene } from './stage.js';

export const PEOPLE: readonly TranscriptScene[] = [
  {
    title: { vi: 'Ngôn ngữ', en: 'Language' },
    async play(open) {
      const stage = await open();
      const lan = stage.person('Lan', 1);
      const [choice] = await lan.says(stage.say('/ngonngu', '/language'));
      await lan.taps(choice, stage.say('English', 'Tiếng Việt'));
      await lan.taps(choice, stage.say('Tiếng Việt', 'English'));
    },
  },
  {
    title: { vi: 'Quyền riêng tư, và xóa những gì bot giữ', en: 'Privacy, and being forgotten' },
    async play(open) {
      const stage = await open();
      const lan = stage.person('Lan', 1);
      await lan.says(stage.say('/riengtu', '/privacy'));
      await lan.says(stage.say('Phim thu bao nhiêu?', 'What did it earn?'));
      const forget = stage.say('/xoa', '/forget');
      const [question] = await lan.says(forget);
      await lan.taps(question, stage.words('forget-cancel-button'));
      const [again] = await lan.says(forget);
      await lan.taps(again, stage.words('forget-button'));
      await lan.says(forget);
      const group = stage.telegram.group(-1001);
      const name = stage.say('Quản trị viên ẩn danh [nhóm]', 'Anonymous admin [group]');
      await stage
        .actor(name, group.member(5, { status: 'administrator' }))
        .does(forget, (user) => user.send(forget, { as: 'anonymous' }));
    },
  },
];
