// Reads off a pattern what any text that it matches must hold, so that a text without it is never put to the pattern.

/** Of each of these, one at least must stand in the text; `DIGIT` among them stands for any digit. */
export type Needs = ReadonlyArray<readonly string[]>;

/** No text of a needed literal holds it. */
export const DIGIT = '\0';

/** The rarer the better: long literals, few of them; a digit tells little. */
function worth(need: readonly string[]): number {
  const shortest = Math.min(...need.map((one) => (one === DIGIT ? 0 : one.length)));
  return shortest - need.length / 100;
}

/** What is needed by a choice: one of what each of its ways needs most; nothing, when one needs nothing that can be told. */
function ofAny(ways: readonly Needs[]): Needs {
  const [only] = ways;
  if (ways.length === 1 && only) return only;
  const best = ways.map((needs) => [...needs].sort((a, b) => worth(b) - worth(a))[0] ?? []);
  return best.some((need) => need.length === 0) ? [] : [[...new Set(best.flat())]];
}

/** A quantifier at `at`: where it ends, and whether what it follows may be left out; null when there is none. */
function quantifierAt(source: string, at: number): { end: number; optional: boolean } | null {
  const found = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/u.exec(source.slice(at, at + 12));
  if (found === null) return null;
  const optional = found[1] === undefined ? !found[0].startsWith('+') : Number(found[1]) === 0;
  return { end: at + found[0].length, optional };
}

/** Reads alternatives from `at` up to the closing parenthesis or the end. */
function alternatives(source: string, from: number): { needs: Needs; end: number } {
  let at = from;
  const ways: Needs[] = [];
  let needs: Array<readonly string[]> = [];
  let run = '';
  const closeRun = (): void => {
    if (run.trim() !== '') needs.push([run]);
    run = '';
  };
  const close = (): void => {
    closeRun();
    ways.push(needs);
    needs = [];
  };
  while (at < source.length && source[at] !== ')') {
    if (source[at] === '|') {
      close();
      at++;
      continue;
    }
    const { needs: own, literal, end } = atom(source, at);
    const quantifier = quantifierAt(source, end);
    at = quantifier?.end ?? end;
    if (literal !== null && quantifier === null) run += literal;
    else {
      if (literal !== null && quantifier?.optional === false) run += literal;
      closeRun();
      if (literal === null && quantifier?.optional !== true) needs.push(...own);
    }
  }
  close();
  return { needs: ofAny(ways), end: at };
}

interface Atom {
  readonly needs: Needs;
  /** The one letter that it is, where it is one. */
  readonly literal: string | null;
  readonly end: number;
}

function atom(source: string, at: number): Atom {
  const nothing = (end: number): Atom => ({ needs: [], literal: null, end });
  const letter = String.fromCodePoint(source.codePointAt(at) as number);
  if (letter === '(') {
    const opening = /^\((?:\?(?::|<?[!=]|<\p{L}+>))?/u.exec(source.slice(at)) as RegExpExecArray;
    const { needs, end } = alternatives(source, at + opening[0].length);
    return /[!=]$/u.test(opening[0]) ? nothing(end + 1) : { needs, literal: null, end: end + 1 };
  }
  if (letter === '[') {
    let end = at + 1;
    while (source[end] !== ']') end += source[end] === '\\' ? 2 : 1;
    return nothing(end + 1);
  }
  if (letter === '\\') {
    const letter = source[at + 1] ?? '';
    if (/[pP]/u.test(letter)) return nothing(source.indexOf('}', at) + 1);
    if (letter === 'd') return { needs: [[DIGIT]], literal: null, end: at + 2 };
    return /[\p{L}\p{N}]/u.test(letter) ? nothing(at + 2) : { needs: [], literal: letter, end: at + 2 };
  }
  if (/[.^$]/u.test(letter)) return nothing(at + 1);
  return { needs: [], literal: letter, end: at + letter.length };
}

/**
 * What a text must hold to be matched by the pattern of that source (of flags `u` alone), as far as it can be told. Groups, classes, looks ahead and behind and quantifiers are understood; back-references are taken for anything.
 */
export function neededBy(source: string): Needs {
  return alternatives(source, 0).needs;
}

/** Whether a text holds what is needed; `hasDigit` tells of the text. */
export function holdsNeeded(text: string, hasDigit: boolean, needs: Needs): boolean {
  return needs.every((need) => need.some((one) => (one === DIGIT ? hasDigit : text.includes(one))));
}
