// The local page in a real browser: reading, typing, tapping and pressing keys as people do, on a desk and on a phone.
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBrowsers, findChromium } from '../support/browser.js';
import { startTinyPage, type TinyPage } from '../support/tiny-bot.js';

const missing = findChromium() === null;
const title = missing
  ? 'the page in a browser (skipped: no Chromium, see CHROMIUM_PATH)'
  : 'the page in a browser';
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

let tiny: TinyPage;
const browsers = createBrowsers();
let faults: string[] = [];

beforeEach(async () => {
  tiny = await startTinyPage();
  faults = [];
});
afterEach(async () => {
  tiny.gate.open();
  await browsers.closeWindows();
  await tiny.page.close();
});
afterAll(() => browsers.close());

/** The page, opened and connected; what the browser complains of goes to `faults`. */
const open = (options: BrowserContextOptions = {}): Promise<Page> =>
  browsers.open(tiny.page.url, options, faults);

async function ask(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').fill(text);
  await page.getByRole('textbox').press('Enter');
}

const answers = (page: Page): Locator => page.locator('.message.bot');
const faultsOf = (page: Page, check: 'sideways' | 'names' | 'contrast'): Promise<string[]> =>
  page.evaluate(`pageChecks.${check}()`);

async function focused(page: Page): Promise<string> {
  const part = page.locator(':focus');
  return (await part.getAttribute('aria-label')) ?? (await part.textContent()) ?? '';
}

describe.skipIf(missing)(title, () => {
  it('answers a typed question with quotes that open and close', async () => {
    const page = await open();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Trích Dẫn');
    expect(await page.locator('#collection').textContent()).toContain('5 bài báo');
    await ask(page, 'Bao nhiêu cơ quan?');
    await answers(page).waitFor();
    expect(await page.locator('.message.user .words').textContent()).toBe('Bao nhiêu cơ quan?');
    expect(await page.locator('#welcome').isHidden()).toBe(true);
    const quote = page.locator('blockquote').first();
    const more = quote.getByRole('button');
    const height = async () => Math.round((await quote.boundingBox())?.height ?? 0);
    const folded = await height();
    expect(await more.getAttribute('aria-expanded')).toBe('false');
    await more.click();
    expect(await more.getAttribute('aria-expanded')).toBe('true');
    expect(await height()).toBeGreaterThan(folded);
    await more.click();
    expect(await height()).toBe(folded);
    expect(await page.locator('blockquote').nth(1).getByRole('button').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Báo Mẫu' }).getAttribute('rel')).toBe('noopener noreferrer');
    expect(faults).toEqual([]);
  });

  it('offers to open only quotes too long to be seen whole', async () => {
    const page = await open();
    await ask(page, 'html:<blockquote expandable>Ngắn.</blockquote>');
    await answers(page).waitFor();
    expect(await answers(page).getByRole('button').count()).toBe(0);
  });

  it('shows what a button brings, however far up the button stands', async () => {
    const page = await open();
    for (let count = 1; count <= 4; count++) {
      await ask(page, 'x');
      await answers(page)
        .nth(count - 1)
        .waitFor();
    }
    await page.getByRole('button', { name: 'Nguồn' }).first().click();
    const brought = answers(page).filter({ hasText: 'Nguồn đây.' });
    await brought.waitFor();
    const [view, place] = [await page.locator('#scroller').boundingBox(), await brought.boundingBox()];
    if (view === null || place === null) throw new Error('The message has no place on the page.');
    expect(place.y + place.height).toBeLessThanOrEqual(view.y + view.height);
  });

  it('asks a sample question at a click', async () => {
    const page = await open();
    const sample = page.locator('.sample').first();
    const question = await sample.textContent();
    await sample.click();
    await answers(page).waitFor();
    expect(tiny.seen[0]?.text).toBe(question);
  });

  it('turns pages in place when a button is tapped and says what the bot says', async () => {
    const page = await open();
    await ask(page, 'x');
    await page.getByRole('button', { name: 'Sau ›' }).click();
    await answers(page).getByText('Đoạn 2').waitFor();
    expect(await answers(page).count()).toBe(1);
    await page.getByRole('button', { name: '‹ Trước' }).click();
    await answers(page).getByText('Đoạn 1').waitFor();
    await page.getByRole('button', { name: '‹ Trước' }).click();
    const toast = page.getByRole('status').filter({ hasText: 'Đây là đoạn đầu.' });
    await toast.waitFor();
    await toast.getByRole('button').click();
    await toast.waitFor({ state: 'hidden' });
  });

  it('can be used with the keyboard alone: commands, a question, its buttons', async () => {
    const page = await open();
    expect(await focused(page)).toBe('Tin nhắn');
    await page.keyboard.type('/');
    const commands = page.getByRole('listbox', { name: 'Các lệnh' });
    await commands.waitFor();
    const current = () => commands.locator('[aria-selected="true"]').textContent();
    expect(await current()).toContain('/help');
    await page.keyboard.press('ArrowDown');
    expect(await current()).toContain('/start');
    const active = await page.getByRole('textbox').getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).textContent()).toContain('/start');
    await page.keyboard.press('Escape');
    expect(await commands.isHidden()).toBe(true);
    await page.keyboard.type('he');
    await page.keyboard.press('Enter');
    await answers(page).getByText('Trợ giúp đây.').waitFor();
    await page.keyboard.type('dòng một');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('dòng hai');
    await page.keyboard.press('Enter');
    await answers(page).nth(1).waitFor();
    expect(tiny.seen.map((one) => one.text)).toEqual(['/help', 'dòng một\ndòng hai']);
    expect(await focused(page)).toBe('Tin nhắn');
    const order: string[] = [];
    for (let count = 0; count < 5; count++) {
      await page.keyboard.press('Shift+Tab');
      order.push(await focused(page));
    }
    expect(order).toEqual(['Các lệnh', 'Mở bài', 'Nguồn', 'Sau ›', '‹ Trước']);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Sau ›');
    await page.keyboard.press('Enter');
    await answers(page).getByText('Đoạn 2').waitFor();
    expect(await focused(page)).toBe('Sau ›');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
  });

  it('lists the commands as soon as they arrive, when "/" was typed before', async () => {
    const page = await open();
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/commands', async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    await page.getByRole('heading', { level: 2 }).waitFor();
    await page.getByRole('textbox').press('/');
    expect(await page.getByRole('listbox').isHidden()).toBe(true);
    release();
    await page.getByRole('listbox').waitFor();
  });

  it('completes a command with Tab and sends it when it is clicked in the list', async () => {
    const page = await open();
    await page.keyboard.type('/st');
    await page.getByRole('option', { name: /start/ }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.getByRole('textbox').inputValue()).toBe('/start ');
    await page.getByRole('button', { name: 'Các lệnh' }).click();
    await page.getByRole('option', { name: /help/ }).click();
    await answers(page).getByText('Trợ giúp đây.').waitFor();
  });

  it('shows that the bot is typing until it answers', async () => {
    const page = await open();
    await ask(page, 'chờ');
    await page.getByText('đang gõ…').waitFor();
    tiny.gate.open();
    await answers(page).waitFor();
    expect(await page.getByText('đang gõ…').isHidden()).toBe(true);
  });

  it.each([
    ['a phone', PHONE],
    ['a phone in the dark', { ...PHONE, colorScheme: 'dark' as const }],
    ['a desk', { viewport: { width: 1100, height: 800 } }],
  ])('needs no sideways scrolling and keeps its contrast on %s', async (_, options) => {
    const page = await open(options);
    expect(await faultsOf(page, 'contrast')).toEqual([]);
    await ask(page, `nói:${'dài'.repeat(80)} https://example.org/${'a'.repeat(200)}`);
    await ask(page, 'x');
    await answers(page).nth(1).waitFor();
    expect(await faultsOf(page, 'sideways')).toEqual([]);
    expect(await faultsOf(page, 'contrast')).toEqual([]);
    expect(await faultsOf(page, 'names')).toEqual([]);
  });

  it('gives each part its role, name and language', async () => {
    const page = await open();
    const log = page.getByRole('log', { name: 'Cuộc trò chuyện' });
    expect(await log.getAttribute('aria-live')).toBe('polite');
    expect(await page.getAttribute('html', 'lang')).toBe('vi');
    expect(await page.getByRole('banner').count()).toBe(1);
    expect(await page.getByRole('main').count()).toBe(1);
    expect(await faultsOf(page, 'names')).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await page.getByRole('button', { name: 'English' }).getAttribute('aria-pressed')).toBe('true');
    await ask(page, 'x');
    await answers(page).waitFor();
    expect(tiny.seen.at(-1)?.language).toBe('en');
    expect(await page.locator('.quote').first().getAttribute('lang')).toBe('vi');
  });

  it('shows what is written as markup as the characters it is', async () => {
    const page = await open();
    await ask(page, 'nói:<img src=x onerror="document.title=1"><script>document.title=2</script>');
    await answers(page).waitFor();
    expect(await answers(page).locator('.words').textContent()).toContain('<script>');
    expect(await page.locator('#log img, #log script').count()).toBe(0);
    expect(await page.title()).toBe('Trích Dẫn');
  });

  it('keeps the conversation when it is opened again', async () => {
    const page = await open();
    await ask(page, '/help');
    await answers(page).waitFor();
    await page.reload();
    await answers(page).waitFor();
    expect(await page.locator('.message').count()).toBe(2);
  });
});
