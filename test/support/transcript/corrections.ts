// Scenes of corrections: how they are chosen to come, and each kind of them.
import { createCorrectionSender } from '../../../src/bot/send-correction.js';
import type { Correction } from '../../../src/core/correction.js';
import { firstQuote } from '../../bot/sample.js';
import type { TranscriptScene } from './stage.js';

const SEEN = Date.UTC(2025, 9, 20);
const NOW = [{ text: 'Phim thu 150 tỷ đồng.', caption: null, start: 0, end: 20 }];

function correction(over: Partial<Correction>): Correction {
  const { text, ...quote } = firstQuote();
  const quotes = [{ id: 1, text, now: NOW }];
  return { ...quote, kind: 'changed', version: 2, seenAt: SEEN, quotes, shownDay: null, ...over };
}

function corrections(): Correction[] {
  const lost = { id: 1, text: firstQuote().text, now: [] };
  return [
    correction({}),
    correction({ seenAt: null, shownDay: '2025-08-15' }),
    correction({ quotes: [lost, lost, lost] }),
    correction({ kind: 'withdrawn', version: null }),
    correction({ kind: 'withdrawn', version: null, seenAt: null }),
    correction({ kind: 'date', shownDay: '2025-08-15', quotes: [] }),
  ];
}

export const CORRECTIONS: readonly TranscriptScene[] = [
  {
    title: { vi: 'Chọn cách nhận đính chính', en: 'How corrections come' },
    async play(open) {
      const stage = await open();
      const lan = stage.person('Lan', 1);
      const [choice] = await lan.says(stage.say('/dinhchinh', '/corrections'));
      await lan.taps(choice, stage.words('corrections-digest'));
      await lan.taps(choice, stage.words('corrections-off'));
      await lan.taps(choice, stage.words('corrections-reply'));
    },
  },
  {
    title: { vi: 'Các lời đính chính', en: 'Corrections' },
    async play(open) {
      const stage = await open();
      stage.person('Lan', 1);
      const sender = createCorrectionSender({
        ...stage,
        answers: { ofMessage: async () => null, alsoAbout: async () => {} },
      });
      const to = { place: { chat: 1, topic: null }, language: stage.locale };
      for (const one of corrections())
        await sender.send({ ...to, replyTo: 1, gathered: false, silent: false, corrections: [one] });
      await sender.send({
        ...to,
        replyTo: null,
        gathered: true,
        silent: false,
        corrections: corrections().slice(0, 2),
      });
      stage.look();
    },
  },
];
