// /nap over the fake Telegram: files and addresses are shown, then taken in by the real reading and ingest.
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIngest, type Ingest } from '../../src/app/ingest.js';
import { createTakeUploads } from '../../src/app/take-uploads.js';
import type { SourceItem } from '../../src/core/source-item.js';
import { UPLOAD_BYTES } from '../../src/core/upload.js';
import { kindOf } from '../../src/sources/file-kind.js';
import { readSources } from '../../src/sources/read-sources.js';
import { createUploadFolder } from '../../src/sources/upload-folder.js';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { createStateStore } from '../../src/store/state.js';
import { createExactIndex } from '../support/exact-index.js';
import { buttonsOf } from '../support/fake-telegram/read-back.js';
import type { FakeUser } from '../support/fake-telegram/user.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { memoryDatabase } from '../support/memory-database.js';
import { plainExtract, rawOf, streamOf } from '../support/raw-articles.js';
import { createScene, gate, loudLines, type Scene } from './harness.js';

const ADMIN = 7;
const TEXT = 'Cầu mới thông xe\nSáng nay cầu đã thông xe.';

let folder: string;
let db: Database;
let scene: Scene;
let admin: FakeUser;
let ingest: Ingest;
const store = () => createArticleStore(db);
const left = () => (existsSync(folder) ? readdirSync(folder) : []);

function startWith(wrapped: (plain: Ingest) => Ingest = (plain) => plain) {
  ingest = wrapped(
    createIngest({
      store: store(),
      embedder: createHashedEmbedder(),
      index: createExactIndex(),
      clock: () => 1000,
      extract: plainExtract,
      exists: existsSync,
    }),
  );
  const uploads = createTakeUploads({
    ingest,
    read: ([path = '']): AsyncIterable<SourceItem> =>
      path.startsWith('https://bao.example/') ? streamOf([rawOf(path, { file: path })]) : readSources([path]),
    isRead: (name) => kindOf(name) !== null,
    folder: createUploadFolder(folder),
    clock: () => Date.now(),
  });
  return { uploads, isAdmin: (user: number) => user === ADMIN, state: createStateStore(db) };
}

async function open(wrapped?: (plain: Ingest) => Ingest) {
  const parts = startWith(wrapped);
  scene = await createScene(parts);
  scene.start();
  admin = scene.telegram.user(ADMIN);
  return parts;
}

async function answerTo(act: () => unknown) {
  const before = admin.messages.length;
  act();
  await scene.telegram.waitFor(() => admin.messages.length > before);
  return admin.messages[before] ?? expect.fail();
}
const send = (name: string, bytes: string | Buffer) => answerTo(() => admin.sendFile({ name, bytes }));

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'nap-')), 'uploads');
  db = memoryDatabase();
});
afterEach(async () => {
  await scene.close();
  db.close();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

describe('a file', () => {
  it('is shown, taken in at a press, and thrown away; sent again it is known', async () => {
    await open();
    const shown = await send('cầu mới.txt', TEXT);
    expect(shown.text).toContain('1 bài mới, 0 bài cập nhật, 0 bài đã có, 0 chỗ không nhận được');
    expect(shown.text).toContain('• Cầu mới thông xe');
    expect(await store().count()).toBe(0);
    admin.tap(shown, 'Nạp');
    await scene.telegram.waitFor(() => shown.text.startsWith('Đã nạp cầu mới.txt'));
    expect(buttonsOf(shown)).toEqual([]);
    expect((await store().byKey('cầu mới.txt'.normalize('NFC')))?.title).toBe('Cầu mới thông xe');
    const again = await send('cầu mới.txt', TEXT);
    expect(again.text).toContain('0 bài mới, 0 bài cập nhật, 1 bài đã có');
    expect(buttonsOf(again)).toEqual([]);
    const changed = await send('cầu mới.txt', `${TEXT} Xe máy được đi.`);
    expect(changed.text).toContain('0 bài mới, 1 bài cập nhật');
    admin.tap(changed, 'Nạp');
    await scene.telegram.waitFor(() => changed.text.startsWith('Đã nạp'));
    expect(left()).toEqual([]);
    expect(loudLines(scene.lines)).toEqual([]);
  });

  it('with broken rows names the first ten by line and takes the others', async () => {
    await open();
    const rows = [
      ...Array.from({ length: 12 }, () => '{"id": "a", <b>'),
      JSON.stringify({ id: 'tot', text: TEXT, title: 'Tin <tốt> & lành' }),
    ];
    const shown = await send('tin.jsonl', rows.join('\n'));
    expect(shown.text).toContain('1 bài mới, 0 bài cập nhật, 0 bài đã có, 12 chỗ không nhận được');
    expect(shown.text).toContain('• dòng 10: dòng JSON hỏng');
    expect(shown.text).not.toContain('• dòng 11:');
    expect(shown.text).toContain('… và 2 nữa');
    admin.tap(shown, 'Nạp');
    await scene.telegram.waitFor(() => shown.text.startsWith('Đã nạp'));
    expect(await store().byKey('tot')).not.toBeNull();
  });

  it('is thrown away when it is not wanted', async () => {
    await open();
    const shown = await send('tin.txt', TEXT);
    expect(left()).toHaveLength(1);
    admin.tap(shown, 'Thôi');
    await scene.telegram.waitFor(() => shown.text === 'Không nạp tin.txt.');
    expect(left()).toEqual([]);
    const press = admin.tapData(shown, 'a:t:0123456789abcdef');
    await scene.telegram.waitFor(() => press.answer);
    expect(press.answer?.text).toContain('không còn nữa');
    expect(await store().count()).toBe(0);
  });

  it.each([
    ['../../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\a\\tin.txt', 'tin.txt'],
    ['..txt', 'tep.txt'],
    ['.bashrc.txt', 'bashrc.txt'],
    ['a\u0000b\u202e<b>"x".txt', 'a-b-b-x.txt'],
    [`${'đ'.repeat(300)}.txt`, `${'đ'.repeat(76)}.txt`],
  ])('named %j keeps to its folder', async (name, safe) => {
    await open();
    await send(name, TEXT);
    const [id = ''] = left();
    expect(left()).toHaveLength(1);
    expect(readdirSync(join(folder, id))).toEqual([safe]);
  });

  it('of another kind, too large, or gone from Telegram is refused in words', async () => {
    await open();
    expect((await send('ảnh.zip', 'PK')).text).toContain('Tôi không đọc được loại tệp này: ảnh.zip');
    scene.telegram.fail('getFile', {
      kind: 'refused',
      code: 400,
      description: 'Bad Request: file is too big',
    });
    expect((await send('to.txt', TEXT)).text).toContain('lớn quá 20 MB');
    scene.telegram.fail('getFile', {
      kind: 'refused',
      code: 400,
      description: 'Bad Request: wrong file_id or the file is temporarily unavailable',
    });
    expect((await send('cu.txt', TEXT)).text).toContain('không còn nữa');
    const before = scene.telegram.callsOf('getFile').length;
    expect((await send('to.txt', Buffer.alloc(UPLOAD_BYTES + 1))).text).toContain('lớn quá 20 MB');
    expect(scene.telegram.callsOf('getFile')).toHaveLength(before);
    expect((await send('trống.txt', ' ')).text).toContain('không có nội dung bài báo');
    expect(left()).toEqual([]);
  });

  it('of somebody else is no concern of it, nor are the buttons', async () => {
    await open();
    const shown = await send('tin.txt', TEXT);
    const user = scene.telegram.user(8);
    user.sendFile({ name: 'tin.txt', bytes: TEXT });
    await scene.telegram.waitFor(() => user.messages.length > 0);
    expect(user.messages[0]?.text).toContain('chữ');
    expect((await user.ask('/nap https://bao.example/a'))[0]?.text).toContain('chỉ dành cho người quản trị');
    const data = shown.keyboard[0]?.[0]?.callback_data ?? '';
    const press = user.tapData(user.messages[0] ?? shown, data);
    await scene.telegram.waitFor(() => press.answer);
    expect(press.answer?.text).toContain('chỉ dành cho người quản trị');
    expect(await store().count()).toBe(0);
  });
});

it('takes in an address, and a file that is replied to; says how where neither is given', async () => {
  await open();
  const shown = await answerTo(() => admin.send('/add bao.example/bai-1'));
  expect(shown.text).toContain('https://bao.example/bai-1');
  admin.tap(shown, 'Nạp');
  await scene.telegram.waitFor(() => shown.text.startsWith('Đã nạp'));
  expect(await store().byKey('https://bao.example/bai-1')).not.toBeNull();
  const file = admin.sendFile({ name: 'tin.txt', bytes: TEXT });
  await scene.telegram.waitFor(() => admin.messages.length > 1);
  const replied = await answerTo(() => admin.write('/nap', { replyTo: file }));
  expect(replied.text).toContain('1 bài mới');
  for (const text of ['/nap', '/nap ở đâu đó', '/nap file:///etc/passwd'])
    expect((await answerTo(() => admin.send(text))).text).toContain('Gửi cho tôi một tệp');
});

it('answers other questions of the admin while it takes in, and takes in once however often it is pressed', async () => {
  const { open: release, opened } = gate();
  let runs = 0;
  await open((plain) => async (items, options) => {
    if (options?.dryRun !== true) {
      runs++;
      await opened;
    }
    return plain(items, options);
  });
  const shown = await send('tin.txt', TEXT);
  admin.tap(shown, 'Nạp');
  await scene.telegram.waitFor(() => shown.text.startsWith('Đang nạp'));
  const second = admin.tap(shown, 'Nạp');
  await scene.telegram.waitFor(() => second.answer);
  expect(second.answer?.text).toContain('Đang nạp rồi');
  await answerTo(() => admin.send('Ai?'));
  expect(scene.asked).toEqual(['Ai?']);
  release();
  await scene.telegram.waitFor(() => shown.text.startsWith('Đã nạp'));
  expect(runs).toBe(1);
});

it('goes on after a restart where it was stopped, by the same button', async () => {
  const first = await open((plain) => async (items, options) => {
    const report = await plain(items, { dryRun: true });
    return options?.dryRun === true ? report : { ...report, stopped: true };
  });
  const shown = await send('tin.txt', TEXT);
  admin.tap(shown, 'Nạp');
  await scene.telegram.waitFor(() => shown.text.startsWith('Đang nạp'));
  const other = await first.uploads.keep('khác.txt', Buffer.from(TEXT));
  expect((await first.uploads.take(other))?.stopped).toBe(true);
  expect(left()).toHaveLength(2);
  await first.uploads.discard(other);
  await first.uploads.stop();
  await scene.close();
  expect(left()).toHaveLength(1);
  const data = shown.keyboard[0]?.[0]?.callback_data ?? '';
  await open();
  await scene.telegram.user(ADMIN).ask('/help');
  const [message = expect.fail()] = admin.messages;
  admin.tapData(message, data);
  await scene.telegram.waitFor(() => message.text.startsWith('Đã nạp'));
  expect(await store().count()).toBe(1);
  expect(left()).toEqual([]);
});

it('says that it failed, without naming the file in the log, and lets it be tried again', async () => {
  let broken = true;
  await open((plain) => async (items, options) => {
    if (options?.dryRun !== true && broken) throw new Error('mật.txt');
    return plain(items, options);
  });
  const shown = await send('mật.txt', TEXT);
  admin.tap(shown, 'Nạp');
  await scene.telegram.waitFor(() => shown.text.startsWith('Chưa nạp được'));
  expect(JSON.stringify(scene.lines)).not.toContain('mật');
  broken = false;
  admin.tap(shown, 'Nạp');
  await scene.telegram.waitFor(() => shown.text.startsWith('Đã nạp'));
});

it('says what was taken in below, where the message with the button is gone, and never that it failed', async () => {
  const { opened, open: release } = gate();
  await open((plain) => async (items, options) => {
    if (options?.dryRun !== true) await opened;
    return plain(items, options);
  });
  const shown = await send('tin.txt', TEXT);
  admin.tap(shown, 'Nạp');
  await scene.telegram.waitFor(() => shown.text.startsWith('Đang nạp'));
  await scene.api.deleteMessage(ADMIN, shown.id);
  const below = await answerTo(release);
  expect(below.text).toMatch(/^Đã nạp tin\.txt/u);
  expect(buttonsOf(below)).toEqual([]);
  expect(loudLines(scene.lines)).toEqual([]);
});

it('throws a file away that nobody decides about, also when no other follows', async () => {
  const { uploads } = await open();
  await send('tin.txt', TEXT);
  await uploads.prune();
  expect(left()).toHaveLength(1);
  const [id = ''] = left();
  const before = new Date(Date.now() - 25 * 3_600_000);
  utimesSync(join(folder, id), before, before);
  await uploads.prune();
  expect(left()).toEqual([]);
});
