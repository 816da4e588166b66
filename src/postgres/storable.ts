// Texts as PostgreSQL can keep them.

/**
 * The text with U+FFFD in place of NUL, which PostgreSQL refuses with an error; as long as before, so that places in it
 * stay. A lone surrogate becomes U+FFFD on the way to the server without our doing.
 */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
