// Whatever stands in titles, outlets, addresses, names and questions: messages for admins, announcements and inline results
// are accepted by the strict server, and have no markup but the bot's own.
import { expect, test } from 'vitest';
import type { Statistics } from '../../src/app/gather-statistics.js';
import type { IngestReport } from '../../src/app/ingest-report.js';
import type { SourcePreview } from '../../src/app/try-source.js';
import type { Words } from '../../src/bot/article-line.js';
import { wordsIn } from '../../src/bot/context.js';
import { quoteItems } from '../../src/bot/render.js';
import { followedCard, followedPage, previewHtml, removalQuestion } from '../../src/bot/render-followed.js';
import { gapsPage, statisticsPage } from '../../src/bot/render-insight.js';
import { placeName, reportHtml } from '../../src/bot/render-report.js';
import { announcementHtml } from '../../src/bot/send-outbox.js';
import type { FollowedSource } from '../../src/core/source-store.js';
import { randomFrom } from '../support/chance.js';
import { checkKeyboard, checkText } from '../support/fake-telegram/check.js';
import { specOf } from '../support/live-sources.js';
import { randomWords } from '../support/random-answers.js';
import { prompts } from './harness.js';
import { articleSaying, quoteOf } from './sample.js';

const ROUNDS = 1000;
const AT = Date.UTC(2025, 9, 25);

/** Somebody's words, at most so many bits of them. */
type Say = (most: number) => string;
type Shown = string | { readonly html: string; readonly keyboard: unknown };

/** Short enough to be linked. */
const addressSaying = (say: Say): string => `https://a.example/${say(2).slice(0, 60)}`;

function sourceSaying(say: Say): FollowedSource {
  const spec = specOf({ outlet: say(3), location: addressSaying(say) });
  const outcome = { met: 0, fresh: 0, changed: 0, withdrawn: 0, failed: 1, waiting: 0 };
  return {
    ...{ spec, origin: 'file', paused: null, etag: null, lastModified: null, nextFetch: 0, failures: 3 },
    ...{ ttlMinutes: null, habitMinutes: null, lastSuccess: AT },
    last: { ...outcome, at: AT, status: 'failed', failure: 'refused', detail: say(5) },
  };
}

function statisticsSaying(say: Say): Statistics {
  return {
    ...{ days: 7, at: AT, peopleKnown: true, votes: { up: 1, down: 2 }, followers: 3 },
    questions: { questions: 9, people: 2, answered: 4, medianMs: 1, p95Ms: 2 },
    ...{ outbox: { waiting: 1, failed: 1 }, articles: 3, passages: 4, sources: 7 },
    newest: { headline: say(9), day: '2025-10-24' },
    failing: Array.from({ length: 7 }, () => sourceSaying(say)),
    process: { memory: 1e6, index: null, database: 1e6, uptime: 1 },
  };
}

function reportSaying(say: Say): IngestReport {
  const taken = Array.from({ length: 7 }, () => ({ status: 'new', key: say(3), title: say(9) }));
  const problem = () => ({ code: 'invalid-field', detail: say(9), file: say(3), place: say(3), line: 4 });
  const counts = { new: 7, changed: 0, unchanged: 0, problems: 12 };
  const problems = Array.from({ length: 12 }, problem);
  return { taken, pruned: [], dryRun: true, stopped: false, problems, counts } as unknown as IngestReport;
}

function previewSaying(say: Say): SourcePreview {
  const some = (count: number): string[] => Array.from({ length: count }, () => say(5));
  const named = { kind: 'feed', location: addressSaying(say), title: say(5) } as const;
  return { ...named, items: 4, leftOut: 1, whole: 2, newest: null, headlines: some(3), others: some(7) };
}

/** The bot's own ways to show what comes from outside; another is a line more. */
const SHOWN: Readonly<Record<string, (say: Say, words: Words) => readonly Shown[]>> = {
  figures: (say, words) => [statisticsPage(statisticsSaying(say), words)],
  gaps(say, words) {
    const counts = { wordings: [], people: 1, questions: 2, last: AT };
    const gaps = Array.from({ length: 9 }, () => ({ ...counts, example: say(12), nearest: say(9) }));
    return [gapsPage(gaps, 1, words), gapsPage(gaps, 2, words)];
  },
  'what was sent to be taken in'(say, words) {
    const heading = words('add-found', { name: placeName(say(5)) });
    return [
      reportHtml(reportSaying(say), heading, words),
      words('add-discarded', { name: placeName(say(5)) }),
    ];
  },
  'live sources'(say, words) {
    const sources = Array.from({ length: 6 }, () => sourceSaying(say));
    const source = sourceSaying(say);
    const asked = [followedCard(source, AT, words), removalQuestion(source, words)];
    return [followedPage(sources, 1, AT, words), ...asked, previewHtml(previewSaying(say), words)];
  },
  announcements: (say, words) => [announcementHtml(say(4), words)],
  'inline results'(say, words) {
    const text = `x${say(9)}x`;
    const date = { day: '2025-08-16', time: null, source: 'given' } as const;
    const article = articleSaying(text, { title: say(6), outlet: say(3), url: 'https://a.example/', date });
    return quoteItems(quoteOf(article, text.slice(0, 50).replace(/\s+\S*$/u, '')), words);
  },
};

/** The markup of each message, once the strict server took it. */
function markupOf(shown: readonly Shown[], what: string): string[] {
  return shown.map((one) => {
    const { html, keyboard = null } = typeof one === 'string' ? { html: one } : one;
    try {
      if (keyboard !== null) checkKeyboard(JSON.parse(JSON.stringify(keyboard)));
      return checkText(html, 'HTML')
        .entities.map(({ type }) => type)
        .filter((type) => type !== 'url')
        .join(' ');
    } catch (error) {
      return expect.fail(`${what}: ${error}\n${html}`);
    }
  });
}

test.each(Object.entries(SHOWN))(
  '%s',
  (name, show) => {
    const random = randomFrom(20251127);
    for (let round = 0; round < ROUNDS; round++) {
      const words = wordsIn(prompts, round % 2 === 0 ? 'vi' : 'en');
      const hostile = markupOf(
        show((most) => `x ${randomWords(random, most)}`, words),
        `${name}, round ${round}`,
      );
      const harmless = markupOf(
        show(() => 'x', words),
        name,
      );
      if (hostile.join('\n') !== harmless.join('\n'))
        expect(hostile, `${name}, round ${round}`).toEqual(harmless);
    }
  },
  60_000,
);
