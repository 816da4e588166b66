// The `articles --story` view: the articles of one story with the reason each is in it, the earliest and the fullest marked.
import { headlineOf, outletOf } from '../core/article.js';
import { listInWords } from '../core/lists.js';
import { earliestOf, fullestOf, papersOf, type StoryMember, type StoryReason } from '../core/story.js';
import type { StoryStore } from '../core/story-store.js';
import { dateInWords, type Output, plain, shownKey, tableOf, type Words } from './terminal-text.js';

/** A story's members by its own id or by an article's key, which goes first; null when there is neither. */
export async function findStory(
  asked: string,
  stories: Pick<StoryStore, 'storyOf' | 'members'>,
): Promise<{ readonly id: string; readonly members: readonly StoryMember[] } | null> {
  const id = (await stories.storyOf(asked)) ?? asked;
  const members = await stories.members(id);
  return members.length === 0 ? null : { id, members };
}

function reasonInWords(reason: StoryReason, words: Words): string {
  switch (reason.kind) {
    case 'first':
      return words('story-reason-first');
    case 'copy':
      return words('story-reason-copy', {
        article: shownKey(reason.of),
        percent: Math.round(reason.overlap * 100),
      });
    case 'same-event': {
      const parts = [
        words('story-reason-same-event', {
          article: shownKey(reason.as),
          similarity: reason.similarity,
          percent: Math.round(reason.likeness * 100),
        }),
      ];
      if (reason.names.length > 0)
        parts.push(
          words('story-reason-names', { names: listInWords(reason.names.map(plain), words.locale) }),
        );
      if (reason.days !== null) parts.push(words('story-reason-days', { days: reason.days }));
      return parts.join('; ');
    }
  }
}

/** Writes a story's articles in the order in which they came, for people or with `json` as one array. */
export function writeStory(
  { id, members }: { readonly id: string; readonly members: readonly StoryMember[] },
  { json }: { readonly json?: boolean | undefined },
  words: Words,
  out: Output,
): void {
  const [earliest, fullest] = [earliestOf(members), fullestOf(members)];
  if (json) {
    const records = members.map((member) => ({
      article: member.article.key,
      story: id,
      title: member.article.title,
      outlet: outletOf(member.article),
      date: member.article.date?.day ?? null,
      time: member.article.date?.time ?? null,
      url: member.article.url,
      reason: member.reason,
      earliest: member === earliest,
      fullest: member === fullest,
    }));
    out.write(`${JSON.stringify(records, null, 2)}\n`);
    return;
  }
  const rows = members.map((member) => {
    const marks = [
      member === earliest ? words('story-mark-earliest') : null,
      member === fullest ? words('story-mark-fullest') : null,
    ].filter((mark) => mark !== null);
    const { article, reason } = member;
    return [
      shownKey(article.key),
      plain(outletOf(article) ?? '–'),
      dateInWords(article.date, article.eventDay, words),
      [plain(headlineOf(article)), ...marks.map((mark) => `[${mark}]`)].join(' '),
      reasonInWords(reason, words),
    ];
  });
  const head = [
    words('articles-column-key'),
    words('articles-column-outlet'),
    words('articles-column-date'),
    words('articles-column-title'),
    words('story-column-reason'),
  ];
  out.write(tableOf(out, head, [16, 14, 16, 28, 26], rows));
  out.write(`${words('story-count', { story: id, articles: members.length, outlets: papersOf(members) })}\n`);
}
