// Scenes in which something goes wrong.
import { AppError } from '../../../src/core/errors.js';
import type { TranscriptScene } from './stage.js';

export const ERRORS: readonly TranscriptScene[] = [
  {
    title: { vi: 'Khi bot gặp lỗi', en: 'When the bot fails' },
    async play(open) {
      const stage = await open();
      stage.script(() => {
        throw new AppError('EMBEDDING_FAILED', 'broken for the transcript');
      });
      await stage.person('Lan', 1).says(stage.say('Phim thu bao nhiêu?', 'What did it earn?'));
    },
  },
];
