// Loads the words shown to people from prompts/<name>.<locale>.ftl and proves at load that every locale can say the
// same things with the same variables.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { allMatches } from './core/all-matches.js';
import { AppError } from './core/errors.js';

export type Locale = 'vi' | 'en';

/** Values for a sentence's variables. Where the sentence is HTML the caller has escaped them. */
export type PromptValues = Readonly<Record<string, string | number>>;

export interface Prompts {
  /**
   * The sentence `key` in `locale`, with its variables filled in.
   * @throws AppError CONFIG_INVALID for an unknown key or a missing variable.
   */
  render(locale: Locale, key: string, values?: PromptValues): string;
}

const LOCALES: readonly Locale[] = ['vi', 'en'];
const ENTRY_START = /^([A-Za-z][\w-]*)[ \t]*=/gm;

/**
 * Reads `<folder>/<name>.vi.ftl` and `<folder>/<name>.en.ftl` (Mozilla Fluent) once.
 * @throws AppError CONFIG_INVALID when a file is missing, an entry cannot be parsed or is given twice, or the locales
 * differ in keys or in the variables of a key.
 */
export function loadPrompts(folder: string, name: string): Prompts {
  const bundles = new Map(LOCALES.map((locale) => [locale, loadBundle(folder, name, locale)]));
  checkSameWords(name, bundles);
  return {
    render(locale, key, values = {}) {
      const bundle = bundles.get(locale);
      const pattern = bundle?.getMessage(key)?.value;
      if (bundle === undefined || pattern === null || pattern === undefined)
        throw new AppError('CONFIG_INVALID', `prompts/${name}.${locale}.ftl has no entry "${key}".`);
      const errors: Error[] = [];
      const text = bundle.formatPattern(pattern, values, errors);
      if (errors.length > 0)
        throw new AppError(
          'CONFIG_INVALID',
          `prompts/${name}.${locale}.ftl, entry "${key}", cannot be filled in: ${errors[0]?.message ?? ''}`,
          errors[0],
        );
      return text;
    },
  };
}

function loadBundle(folder: string, name: string, locale: Locale): FluentBundle {
  const file = `${name}.${locale}.ftl`;
  let source: string;
  try {
    source = readFileSync(join(folder, file), 'utf8').normalize('NFC');
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', `prompts/${file} cannot be read.`, cause);
  }
  const bundle = new FluentBundle(locale, { useIsolating: false });
  const errors = bundle.addResource(new FluentResource(source));
  if (errors[0] !== undefined)
    throw new AppError('CONFIG_INVALID', `prompts/${file}: ${errors[0].message}`, errors[0]);
  // Fluent skips entries it cannot parse without a word; every entry that was begun must have arrived.
  for (const [, key = ''] of allMatches(ENTRY_START, source))
    if (typeof bundle.getMessage(key)?.value === 'undefined' || bundle.getMessage(key)?.value === null)
      throw new AppError('CONFIG_INVALID', `prompts/${file}: the entry "${key}" cannot be parsed.`);
  return bundle;
}

function checkSameWords(name: string, bundles: ReadonlyMap<Locale, FluentBundle>): void {
  const signatures = [...bundles].map(([locale, bundle]) => ({ locale, entries: signaturesOf(bundle) }));
  for (const one of signatures)
    for (const other of signatures)
      for (const [key, variables] of one.entries) {
        const found = other.entries.get(key);
        if (found === undefined)
          throw new AppError(
            'CONFIG_INVALID',
            `prompts/${name}.${other.locale}.ftl lacks the entry "${key}".`,
          );
        if (found !== variables)
          throw new AppError(
            'CONFIG_INVALID',
            `prompts/${name}: "${key}" uses (${variables}) in ${one.locale} but (${found}) in ${other.locale}.`,
          );
      }
}

function signaturesOf(bundle: FluentBundle): Map<string, string> {
  const entries = [...bundle._messages].map(([key, message]): [string, string] => {
    const names = new Set<string>();
    collectVariables(message.value, names);
    return [key, [...names].sort().join(', ')];
  });
  return new Map(entries);
}

function collectVariables(node: unknown, names: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && node.type === 'var' && 'name' in node) names.add(String(node.name));
  for (const child of Object.values(node)) collectVariables(child, names);
}
