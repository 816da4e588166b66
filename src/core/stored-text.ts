// Texts in the form in which every database can keep them.

/**
 * A text as PostgreSQL keeps it: NUL, which it refuses, and halves of surrogate pairs become U+FFFD each, so that every
 * other character stays at its place.
 */
export function storedText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').replace(/\p{Surrogate}/gu, '\uFFFD');
}
