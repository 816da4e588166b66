// The local page in a real browser as a chat grows long, pages through passages and outlives a restart of the program.
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBrowsers, findChromium } from '../support/browser.js';
import { startTinyPage, type TinyPage } from '../support/tiny-bot.js';

const missing = findChromium() === null;
const title = missing ? 'the page over time (skipped: no Chromium, see CHROMIUM_PATH)' : 'the page over time';
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

let tiny: TinyPage;
const browsers = createBrowsers();

beforeEach(async () => {
  tiny = await startTinyPage();
});
afterEach(async () => {
  tiny.gate.open();
  await browsers.closeWindows();
  await tiny.page.close();
});
afterAll(() => browsers.close());

/** The page, opened and connected. */
const open = (options: BrowserContextOptions = {}): Promise<Page> => browsers.open(tiny.page.url, options);

async function ask(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').fill(text);
  await page.getByRole('textbox').press('Enter');
}

const answers = (page: Page): Locator => page.locator('.message.bot');
const faultsOf = (page: Page, check: 'names' | 'contrast'): Promise<string[]> =>
  page.evaluate(`pageChecks.${check}()`);

describe.skipIf(missing)(title, () => {
  it.each([
    ['a phone', PHONE],
    ['a desk', { viewport: { width: 1100, height: 800 } }],
  ])('keeps its head and its composer in sight after many messages on %s', async (_, options) => {
    const page = await open(options);
    for (let count = 1; count <= 8; count++) {
      await ask(page, 'x');
      await answers(page)
        .nth(count - 1)
        .waitFor();
    }
    expect(await page.evaluate('document.querySelector("#scroller").scrollTop')).toBeGreaterThan(0);
    const heights = 'document.documentElement.scrollHeight - innerHeight';
    expect(await page.evaluate(heights)).toBe(0);
  });

  it.each([
    ['vi', ['Trang trước', 'Trang 2 trên 3', 'Trang sau']],
    ['en', ['Previous page', 'Page 2 of 3', 'Next page']],
  ])('gives the paging buttons names that can be spoken (%s)', async (language, names) => {
    tiny.bot.api.config.use((call, method, payload, signal) => {
      const row = ['‹', '2/3', '›'].map((text) => ({ text, callback_data: text }));
      return call(method, { ...payload, reply_markup: { inline_keyboard: [row] } }, signal);
    });
    const page = await open({ locale: language });
    await ask(page, 'x');
    await answers(page).waitFor();
    for (const name of names) expect(await page.getByRole('button', { name, exact: true }).count()).toBe(1);
    expect(await page.locator('.keys').textContent()).toBe('‹2/3›');
    expect(await faultsOf(page, 'names')).toEqual([]);
  });

  it('says that the program is gone, keeps what could not be sent, and finds its way back', async () => {
    const page = await open();
    const notice = page.getByRole('status').filter({ hasText: 'Mất kết nối' });
    expect(await page.getByText('Mất kết nối').isHidden()).toBe(true);
    await tiny.page.close();
    await notice.waitFor();
    await ask(page, 'còn đó không?');
    await page.getByText('Chưa gửi được tin').waitFor();
    expect(await page.getByRole('textbox').inputValue()).toBe('còn đó không?');
    tiny = await startTinyPage(Number(new URL(tiny.page.url).port));
    await page.getByText('Mất kết nối').waitFor({ state: 'hidden' });
    await page.getByRole('textbox').press('Enter');
    await answers(page).waitFor();
  });

  it('keeps what it shows when the program was restarted, says so, and goes on beneath', async () => {
    const page = await open();
    await ask(page, 'câu cũ');
    await answers(page).waitFor();
    await tiny.page.close();
    tiny = await startTinyPage(Number(new URL(tiny.page.url).port));
    const notice = page.locator('#log').getByText('Bot đã khởi động lại');
    await notice.waitFor();
    expect(await page.locator('.message .words').first().textContent()).toBe('câu cũ');
    expect(await page.locator('#welcome').isHidden()).toBe(true);
    const old = answers(page).first().getByRole('button', { name: 'Sau ›' });
    expect(await old.getAttribute('aria-disabled')).toBe('true');
    await old.click({ force: true });
    await page.locator('#toast').getByText('Bot đã khởi động lại').waitFor();
    expect(tiny.seen).toEqual([]);
    await ask(page, 'câu mới');
    await answers(page).nth(1).waitFor();
    await answers(page).nth(1).getByRole('button', { name: 'Sau ›' }).click();
    await answers(page).nth(1).getByText('Đoạn 2').waitFor();
    expect(await answers(page).first().textContent()).toContain('164 cơ quan');
    expect(await page.locator('#log > *').count()).toBe(5);
    expect(await notice.count()).toBe(1);
    expect(await faultsOf(page, 'contrast')).toEqual([]);
  });
});
