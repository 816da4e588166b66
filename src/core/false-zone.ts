// Local times that a page's program marks as Greenwich time, told by another clock on the same page.

interface Dated {
  readonly written: string;
  readonly day: string | null;
  readonly time: string | null;
}

/** "2025-10-22T19:25:52Z", "2025-10-22T19:25:52.000+00:00" */
const GREENWICH = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d{1,9})?)?(?:Z|\+00:?00)$/u;

/**
 * Puts right what claims Greenwich but shows the very day and minute that another, without that claim, gives in local
 * time: two clocks seven hours apart do not agree by chance. All else stays as it is.
 */
export function withoutFalseZones<T extends Dated>(candidates: readonly T[]): T[] {
  const local = new Set(
    candidates
      .filter(({ written, time }) => time !== null && !GREENWICH.test(written.trim()))
      .map(({ day, time }) => `${day} ${time}`),
  );
  return candidates.map((candidate) => {
    const [, day, time] = GREENWICH.exec(candidate.written.trim()) ?? [];
    return day !== undefined && time !== undefined && local.has(`${day} ${time}`)
      ? { ...candidate, day, time }
      : candidate;
  });
}
