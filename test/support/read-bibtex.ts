// A small strict reader of one BibTeX entry: braces are counted as BibTeX counts them, commands of TeX read back.

export interface BibtexEntry {
  readonly type: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
}

const COMMANDS: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  textbraceleft: '{',
  textbraceright: '}',
  textasciicircum: '^',
  textasciitilde: '~',
};

/** The end (exclusive) of the braces that open at `start`; a backslash before a brace changes nothing. */
function closing(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}') depth--;
    if (depth === 0) return at + 1;
  }
  throw new Error(`braces never close: ${text.slice(start, start + 60)}`);
}

function plainOf(value: string): string {
  const inner = value.startsWith('{') && closing(value, 0) === value.length ? value.slice(1, -1) : value;
  const bare = inner.replace(/\\(?:([a-z]+)\{\}|([&%$#_]))/gu, '');
  if (/[&%$#_^~\\{}]/u.test(bare)) throw new Error(`TeX would read markup in: ${inner}`);
  return inner.replace(/\\(?:([a-z]+)\{\}|([&%$#_]))/gu, (whole, command: string, sign: string) => {
    const read = sign ?? COMMANDS[command];
    if (read === undefined) throw new Error(`unknown command ${whole}`);
    return read;
  });
}

/** Reads an entry; throws for whatever is none. An address is taken as it stands. */
export function readBibtex(text: string): BibtexEntry {
  const head = /^@([a-z]+)\{([^\s,{}]+),\n/u.exec(text);
  if (head?.[1] === undefined || head[2] === undefined || closing(text, head[1].length + 1) !== text.length)
    throw new Error(`no entry: ${text.slice(0, 80)}`);
  const fields: Record<string, string> = {};
  let rest = text.slice(head[0].length, -1);
  while (rest.trim() !== '') {
    const name = /^\s*([a-z]+) = (?=\{)/u.exec(rest);
    if (name?.[1] === undefined) throw new Error(`no field: ${rest.slice(0, 80)}`);
    const end = closing(rest, name[0].length);
    const value = rest.slice(name[0].length + 1, end - 1);
    if (rest[end] !== ',' || fields[name[1]] !== undefined) throw new Error(`field ends oddly: ${name[1]}`);
    fields[name[1]] = name[1] === 'url' ? value : plainOf(value);
    rest = rest.slice(end + 1);
  }
  return { type: head[1], key: head[2], fields };
}
