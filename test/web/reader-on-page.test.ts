// Reader pages on the local chat page: there for this machine, and all that a public name reaches.
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createReadPassage } from '../../src/app/read-passage.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { createLocalTelegram } from '../../src/web/local-telegram.js';
import { createReaderAddresses } from '../../src/web/reader-address.js';
import { type LocalPage, startLocalPage } from '../../src/web/server.js';
import { ARTICLES, secondQuote } from '../bot/sample.js';

const addresses = createReaderAddresses(Buffer.alloc(32, 1));
const prompts = loadPrompts(join(projectRoot, 'prompts'), 'page');
let page: LocalPage;

beforeEach(async () => {
  page = await startLocalPage({
    port: 0,
    local: createLocalTelegram({ clock: () => 0 }),
    handle: async () => {},
    pageFolder: join(projectRoot, 'src/web/page'),
    prompts,
    log: { warn: () => {} },
    reader: {
      addresses,
      readPassage: createReadPassage({
        articles: { byKey: async (key) => ARTICLES.find((article) => article.key === key) ?? null },
        history: { version: async () => null, renamedTo: async () => null },
      }),
      prompts,
      bot: () => null,
      publicHost: 'doc.example',
    },
  });
});
afterEach(() => page.close());

function statusFor(host: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(page.url);
    const sent = request({ host: '127.0.0.1', port, path, headers: { Host: host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
}

const { article, start, end } = secondQuote();
const path = `/doc/${addresses.seal({ article, version: 1, caption: null, start, end })}`;

it('shows a passage to this machine', async () => {
  const answer = await fetch(new URL(path, page.url));
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain(`<mark id="q">${secondQuote().text}</mark>`);
});

it('shows it by the public name too, which reaches nothing of the chat', async () => {
  for (const open of [path, '/reader.css', '/icon.svg'])
    expect(await statusFor('doc.example', open), open).toBe(200);
  for (const shut of ['/', '/events', '/commands', '/page.js'])
    expect(await statusFor('doc.example', shut), shut).toBe(403);
  expect(await statusFor('evil.example', path)).toBe(403);
});
