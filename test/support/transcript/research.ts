// Scenes of the commands for those who write: timeline, comparison, citations, checking.
import type { Checked, Speaker, Verdict } from '../../../src/app/check.js';
import type { Compared } from '../../../src/app/compare.js';
import { answeredWith, firstQuote, notFoundWith, secondQuote } from '../../bot/sample.js';
import type { TranscriptScene } from './stage.js';

const undated = { ...secondQuote(), date: null, eventDay: null };
const other = { ...firstQuote(), outlet: 'tuoitre.vn' };
const speaker = (named: boolean): Speaker => ({ name: 'Nguyễn Văn A', named });
const held = { quote: firstQuote(), otherwise: [], part: false, papers: 1, speaker: null } as const;
const claim = 'Phim thu 120 tỷ đồng.';

const VERDICTS: readonly Verdict[] = [
  { claim, kind: 'word-for-word', ...held },
  {
    claim,
    ...{ kind: 'word-for-word', ...held, part: true, papers: 3, speaker: speaker(true) },
    otherwise: ['marks', 'case', 'punctuation'],
  },
  { claim, kind: 'said', words: '120 tỷ', quote: firstQuote(), speaker: speaker(false) },
  { claim, kind: 'headline', quote: firstQuote() },
  { claim, kind: 'other-words', quote: firstQuote(), byTitle: false },
  { claim, kind: 'other-words', quote: firstQuote(), byTitle: true },
  {
    claim,
    kind: 'differs',
    byTitle: false,
    quote: firstQuote(),
    disagreements: [
      { kind: 'number', mine: ['120'], theirs: ['150'] },
      { kind: 'name', mine: ['Lan'], theirs: [] },
      { kind: 'negation', mine: [], theirs: [] },
    ],
  },
  { claim, kind: 'absent' },
];

export const RESEARCH: readonly TranscriptScene[] = [
  {
    title: { vi: 'Dòng thời gian', en: 'Timeline' },
    async play(open) {
      const stage = await open({
        timeline: async (subject) => answeredWith(subject, [firstQuote(), other, undated]),
      });
      const lan = stage.person('Lan', 1);
      const command = stage.say('/dongthoigian', '/timeline');
      await lan.says(command);
      await lan.says(`${command} ${stage.say('phim Bến cũ', 'the film Bến cũ')}`);
    },
  },
  {
    title: { vi: 'So sánh', en: 'Comparison' },
    async play(open) {
      const days = (written: string) => ({ kind: 'days', days: written }) as const;
      const figure = (written: string) => ({ figure: written, article: 'x', day: '2025-08-16' });
      const stage = await open({
        compare: async (text): Promise<Compared> => {
          if (text.includes('?')) return { status: 'not-understood' };
          if (text.startsWith('VnExpress')) return { status: 'no-subject' };
          const outlet = { kind: 'outlet', paper: { name: 'Báo X', outlets: [] } } as const;
          const quotes = [firstQuote()];
          const sides = [
            { side: days(stage.say('tháng 7', 'July')), quotes },
            { side: text.includes('Báo X') ? outlet : days(stage.say('tháng 8', 'August')), quotes: [] },
          ] as const;
          const differing = [[figure('120 tỷ'), figure('150 tỷ')]] as const;
          return { status: 'compared', subject: 'phim Bến cũ', sides, differing };
        },
      });
      const lan = stage.person('Lan', 1);
      const command = stage.say('/sosanh', '/compare');
      await lan.says(command);
      await lan.says(`${command} ?`);
      await lan.says(`${command} VnExpress, Tuổi Trẻ`);
      await lan.says(`${command} phim Bến cũ: ${stage.say('tháng 7 với tháng 8', 'July and August')}`);
      await lan.says(`${command} phim Bến cũ: Báo X`);
      stage.script((asked) => answeredWith(asked, [firstQuote(), other]));
      await lan.says(stage.say('Phim thu bao nhiêu?', 'What did it earn?'));
      await lan.says(command);
    },
  },
  {
    title: { vi: 'Trích dẫn để dán vào bài', en: 'Citations to paste' },
    async play(open) {
      const stage = await open();
      const lan = stage.person('Lan', 1);
      const command = stage.say('/trichdan', '/cite');
      await lan.says(command);
      stage.script(() => notFoundWith());
      await lan.says(stage.say('Ai đạo diễn?', 'Who directed it?'));
      await lan.says(command);
      stage.script((asked) => answeredWith(asked, [firstQuote(), undated]));
      await lan.says(stage.say('Phim thu bao nhiêu?', 'What did it earn?'));
      for (const format of ['', ' markdown', ' bibtex']) await lan.says(command + format);
    },
  },
  {
    title: { vi: 'Kiểm chứng', en: 'Checking' },
    async play(open) {
      const found: Checked[] = [
        ...VERDICTS.map((verdict) => ({ verdicts: [verdict], left: 0 })),
        { verdicts: VERDICTS.slice(-2), left: 4 },
      ];
      const stage = await open({ check: async () => found.shift() ?? { verdicts: [], left: 0 } });
      const lan = stage.person('Lan', 1);
      const command = stage.say('/kiemchung', '/check');
      await lan.says(command);
      await lan.says(`${command} ${'a '.repeat(1100)}`);
      while (found.length > 0) await lan.says(`${command} ${claim}`);
    },
  },
];
