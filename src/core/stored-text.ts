// Texts in the form in which every database gives back what it was given.

/**
 * NUL, which PostgreSQL refuses, and halves of surrogate pairs, which no database can keep, become U+FFFD each: every other
 * character stays at its place, so that offsets hold.
 */
export function storedText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').replace(/\p{Surrogate}/gu, '\uFFFD');
}
