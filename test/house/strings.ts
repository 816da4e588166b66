// Reads the strings out of TypeScript source: whole ones, and the pieces of templates.

export interface Strings {
  /** Strings without anything filled in. */
  readonly whole: readonly string[];
  /** Templates with something filled in: their texts, and what stands right before the first backtick. */
  readonly templates: ReadonlyArray<{ readonly texts: readonly string[]; readonly before: string }>;
}

/** After these signs, or these words, a slash begins a regular expression. */
const BEFORE_REGEX = /(?:^|[([{,;:=!&|?+<>*%~^-]|\breturn|\bcase|=>)\s*$/u;
const REGEX = /\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/uy;
const QUOTED = /(['"])((?:(?!\1)[^\\\n]|\\.)*)\1/uy;
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//uy;

const unescaped = (text: string): string => text.replace(/\\(.)/gu, '$1');

/** Escapes are read as the sign they stand before, which is enough for telling words. */
export function stringsIn(source: string): Strings {
  const whole: string[] = [];
  const templates: Array<{ texts: string[]; before: string }> = [];
  let at = 0;

  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };

  /** Reads code up to the brace that closes it, or to the end. */
  function code(): void {
    let depth = 0;
    while (at < source.length) {
      const sign = source[at];
      if (take(COMMENT) !== null) continue;
      if (sign === "'" || sign === '"') {
        const found = take(QUOTED);
        if (found !== null) whole.push(unescaped(found[2] ?? ''));
        else at++;
        continue;
      }
      if (sign === '/' && BEFORE_REGEX.test(source.slice(Math.max(0, at - 40), at)) && take(REGEX) !== null)
        continue;
      if (sign === '`') {
        template();
        continue;
      }
      if (sign === '{') depth++;
      if (sign === '}' && depth-- === 0) return;
      at++;
    }
  }

  function template(): void {
    const before = source.slice(Math.max(0, at - 60), at);
    const texts: string[] = [''];
    for (at++; at < source.length && source[at] !== '`'; at++) {
      if (source.startsWith('${', at)) {
        at += 2;
        code();
        texts.push('');
      } else {
        if (source[at] === '\\') at++;
        texts.push((texts.pop() ?? '') + (source[at] ?? ''));
      }
    }
    at++;
    const [only = ''] = texts;
    if (texts.length === 1) whole.push(only);
    else templates.push({ texts, before });
  }

  code();
  return { whole, templates };
}
