// The whole product in a real browser: the process started without a token, its page opened, a question asked and checked.
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createBrowsers, findChromium } from '../support/browser.js';
import {
  createWorkplace,
  type PrintedArticle,
  printedArticles,
  type Running,
  startPage,
  type Workplace,
} from '../support/product.js';
import { sampleCollection } from '../support/sample-collection.js';

const missing = findChromium() === null;
const title = missing
  ? 'the product in a browser (skipped: no Chromium, see CHROMIUM_PATH)'
  : 'the product in a browser';
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const QUESTION = 'Bộ Công an Việt Nam hiện đã thiết lập quan hệ với bao nhiêu cơ quan nước ngoài?';

describe.skipIf(missing)(title, () => {
  let place: Workplace;
  let bot: Running & { url: string };
  let articles: ReadonlyMap<string, PrintedArticle>;
  const browsers = createBrowsers();
  let faults: string[] = [];

  beforeAll(async () => {
    place = await createWorkplace();
    const dataDir = await sampleCollection(place);
    bot = await startPage(dataDir);
    articles = await printedArticles(dataDir);
  });
  afterEach(async () => {
    await browsers.closeWindows();
  });
  afterAll(async () => {
    await browsers.close();
    const { code, stderr } = await bot.stop();
    await place.remove();
    expect([code, stderr]).toEqual([0, '']);
  });

  const open = (options: BrowserContextOptions = {}): Promise<Page> => {
    faults = [];
    return browsers.open(bot.url, options, faults);
  };

  const answers = (page: Page): Locator => page.locator('.message.bot');
  const quoteIn = async (message: Locator): Promise<string> =>
    (await message.locator('.quote').first().textContent()) ?? '';
  const isStored = (text: string) =>
    text !== '' &&
    [...articles.values()].some((article) => [article.text, ...article.captions].join('\n').includes(text));

  it.each([
    ['a desk, by keyboard alone', {}],
    ['a phone', PHONE],
  ])('shows quote and date, and the passage behind "Nguồn", on %s', async (_, options) => {
    const page = await open(options);
    expect(await page.locator('#collection').textContent()).toContain('5 bài báo');
    const byKeyboard = !('isMobile' in options);
    if (byKeyboard) {
      await page.keyboard.type(QUESTION);
      await page.keyboard.press('Enter');
    } else {
      await page.getByRole('textbox').fill(QUESTION);
      await page.getByRole('button', { name: 'Gửi' }).tap();
    }
    const answer = answers(page).first();
    await answer.waitFor();
    const quote = await quoteIn(answer);
    expect(quote).toContain('164 cơ quan');
    expect(isStored(quote)).toBe(true);
    expect(await answer.textContent()).toContain('16/8/2025');
    const button = answer.getByRole('button', { name: 'Nguồn' });
    if (byKeyboard) await button.press('Enter');
    else await button.tap();
    const passage = answers(page).nth(1);
    await passage.waitFor();
    expect(await passage.locator('b, strong').first().textContent()).toBe(quote);
    expect(await passage.textContent()).toContain('16/8/2025');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(faults).toEqual([]);
  });

  it('answers every question that the page suggests with quotes from the collection', async () => {
    const page = await open();
    const suggested = await page.locator('.sample').allTextContents();
    expect(suggested).toHaveLength(4);
    for (const [place, question] of suggested.entries()) {
      await page.getByRole('textbox').fill(question);
      await page.getByRole('textbox').press('Enter');
      await answers(page).nth(place).waitFor();
    }
    const quotes = [];
    for (const [place, question] of suggested.entries()) {
      const message = answers(page).nth(place);
      const found = (await message.locator('blockquote').count()) > 0;
      quotes.push({ question, verbatim: found && isStored(await quoteIn(message)) });
    }
    expect(quotes).toEqual(suggested.map((question) => ({ question, verbatim: true })));
  });

  it('says no without a quote', async () => {
    const page = await open();
    await page.getByRole('textbox').fill('Cách nấu phở bò gia truyền?');
    await page.getByRole('textbox').press('Enter');
    await answers(page).waitFor();
    expect(await answers(page).textContent()).toContain('Tôi không tìm thấy câu trả lời trong kho tin.');
    expect(await answers(page).locator('blockquote').count()).toBe(0);
  });
});
