// Scenes for those who run the bot: figures, gaps, taking in, shutting out; and of whom the gate keeps out.
import type { Statistics } from '../../../src/app/gather-statistics.js';
import type { IngestReport } from '../../../src/app/ingest-report.js';
import type { TakeUploads } from '../../../src/app/take-uploads.js';
import { adminData } from '../../../src/bot/admin-data.js';
import type { Access } from '../../../src/bot/features/access-guard.js';
import type { Gap } from '../../../src/core/gaps.js';
import { createAccessList, createAllowanceStore } from '../../../src/store/access.js';
import { createSourceStore } from '../../../src/store/sources.js';
import { gate } from '../../bot/harness.js';
import { specOf } from '../live-sources.js';
import { memoryDatabase } from '../memory-database.js';
import type { TranscriptScene } from './stage.js';

const ADMIN = 7;
const AT = Date.UTC(2025, 9, 25);
const isAdmin = (user: number): boolean => user === ADMIN;

async function statistics(days: Statistics['days'], questions: number): Promise<Statistics> {
  const sources = createSourceStore(memoryDatabase());
  await sources.add(specOf(), 'file');
  const counts = { questions, people: 3, answered: 5, medianMs: 120, p95Ms: 480 };
  return {
    peopleKnown: days < 30,
    ...{ days, at: AT, questions: { ...counts }, votes: { up: 3, down: 1 }, followers: 5 },
    ...{ outbox: { waiting: 2, failed: 1 }, articles: 3060, passages: 25_000, sources: 1 },
    newest: { headline: 'Phim “Bến cũ”', day: '2025-10-24' },
    failing: await sources.list(),
    process: { memory: 480e6, index: 14e6, database: 61e6, uptime: 97_200_000 },
  };
}

const gap = (n: number): Gap => ({
  ...{ example: `Giá vàng SJC hôm nay? (${n})`, wordings: [], people: 3, questions: 4, last: AT },
  nearest: n % 2 === 0 ? null : 'Giá vàng thế giới tăng',
});

const report = (fresh: number, problems: number): IngestReport =>
  ({
    ...{ taken: [], pruned: [], dryRun: true, stopped: false },
    problems: Array.from({ length: problems }, (_, n) => ({
      ...{
        code: 'invalid-field',
        detail: 'bai.csv',
        file: 'bai.csv',
        place: 'bai.csv',
        line: n === 0 ? 12 : null,
      },
    })),
    counts: { new: fresh, changed: 0, unchanged: 2, problems },
  }) as unknown as IngestReport;

export const ADMINS: readonly TranscriptScene[] = [
  {
    title: { vi: 'Thống kê, và những gì kho tin thiếu', en: 'Figures, and what the collection lacks' },
    async play(open) {
      let questions = 8;
      const lacked = Array.from({ length: 9 }, (_, n) => gap(n + 1));
      const insight = {
        statistics: (days: Statistics['days']) => statistics(days, questions),
        gaps: async () => lacked,
      };
      const stage = await open({ isAdmin, insight });
      const admin = stage.person('Admin', ADMIN);
      const [stats] = await admin.says(stage.say('/thongke', '/stats'));
      await admin.tapsData(stats, adminData('stats', 30), stage.words('stats-days-button', { days: 30 }));
      questions = 0;
      await admin.tapsData(stats, adminData('stats', 1), stage.words('stats-days-button', { days: 1 }));
      const [gaps] = await admin.says(stage.say('/thieu', '/gaps'));
      await admin.taps(gaps, '›');
      lacked.length = 0;
      await admin.says(stage.say('/thieu', '/gaps'));
    },
  },
  {
    title: { vi: 'Nạp bài', en: 'Adding articles' },
    async play(open) {
      const held = gate();
      let found: IngestReport | null = report(3, 12);
      const uploads: TakeUploads = {
        isRead: (name) => name.endsWith('.csv'),
        keep: async (name) => name,
        look: async () => found,
        take: async () => held.opened.then(() => found),
        discard: async () => {},
        prune: async () => {},
        stop: async () => {},
      };
      const stage = await open({ isAdmin, uploads });
      const admin = stage.person('Admin', ADMIN);
      const sends = (name: string, bytes: string | Buffer = 'a') =>
        admin.does(
          stage.say(`gửi tệp ${name}`, `sends the file ${name}`),
          (user) => user.sendFile({ name, bytes }).update,
        );
      await admin.says(stage.say('/nap', '/add'));
      await sends('bai.exe');
      await sends('lon.csv', Buffer.alloc(20 * 1024 * 1024 + 1));
      const [offer] = await sends('bai.csv');
      await admin.taps(offer, stage.words('add-discard-button'));
      const [second] = await sends('bai.csv');
      await admin.taps(second, stage.words('add-take-button'));
      await admin.taps(second, stage.words('add-take-button'));
      held.open();
      await stage.telegram.waitFor(() => (second?.edits ?? 0) > 1);
      stage.look();
      await admin.tapsData(second, adminData('take', 'cu'), stage.words('add-take-button'));
      found = null;
      await sends('bai.csv');
    },
  },
  {
    title: { vi: 'Chặn, bỏ chặn, giới hạn', en: 'Shutting out, letting in, limits' },
    async play(open) {
      const db = memoryDatabase();
      const stores = { list: createAccessList(db), allowances: createAllowanceStore(db) };
      const access = { mode: 'open', allowed: [], ...stores, perMinute: 1, perDay: 300 } satisfies Access;
      const stage = await open({ isAdmin, access });
      const [admin, lan] = [stage.person('Admin', ADMIN), stage.person('Lan', 1)];
      const [block, unblock] = [stage.say('/chan', '/block'), stage.say('/bochan', '/unblock')];
      const question = stage.say('Phim thu bao nhiêu?', 'What did it earn?');
      await lan.says(question);
      await lan.says(question);
      await admin.says(block);
      await admin.says(`${block} ${stage.say('ai đó', 'somebody')}`);
      await admin.says(`${block} ${ADMIN}`);
      await admin.says(`${block} 1 ${stage.say('hỏi lung tung', 'nonsense')}`);
      await lan.says(question);
      const [list] = await admin.says(block);
      await admin.taps(list, stage.words('unblock-button', { id: '1' }));
      await admin.says(`${unblock} 1`);
      const hidden = { type: 'hidden_user', sender_user_name: 'X', date: 1 } as const;
      const forwarded = stage.telegram.user(ADMIN).write('x').message;
      const said = {
        id: forwarded.message_id,
        chat: ADMIN,
        update: null,
        message: { ...forwarded, forward_origin: hidden },
      };
      await admin.replies(said, block);
    },
  },
  {
    title: { vi: 'Chỉ người trong danh sách', en: 'Only those on the list' },
    async play(open) {
      const db = memoryDatabase();
      const stores = { list: createAccessList(db), allowances: createAllowanceStore(db) };
      const access = { mode: 'listed', allowed: [], ...stores, perMinute: 10, perDay: 300 } satisfies Access;
      const stage = await open({ isAdmin, access });
      await stage.person('Lan', 1).says(stage.say('Phim thu bao nhiêu?', 'What did it earn?'));
      const admin = stage.person('Admin', ADMIN);
      await admin.says(`${stage.say('/bochan', '/unblock')} 1`);
      await admin.says(stage.say('/chan', '/block'));
    },
  },
];
