// Finds all matches of a pattern in a text, as `matchAll` does, with the pattern itself.

/**
 * The matches of a global pattern, from left to right. `String.matchAll` copies the pattern for every text, and V8 compiles the
 * copy anew once its cache has let go of it: into unoptimized code where the process already holds 16 MiB of machine code
 * (`kRegExpExecutableMemoryLimit`), thirty times as slow. Throws TypeError for a pattern that is not global.
 */
export function allMatches(pattern: RegExp, text: string): RegExpExecArray[] {
  if (!pattern.global) throw new TypeError(`${pattern} is not global.`);
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    matches.push(match);
    const isPair = pattern.unicode && (text.codePointAt(match.index) ?? 0) > 0xffff;
    if (match[0] === '') pattern.lastIndex += isPair ? 2 : 1;
  }
  return matches;
}
