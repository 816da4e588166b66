// Which options the scripts of package.json take, read from where they are declared.
import { projectFile } from './sources.js';

/** A command's options by its name, as the command line declares them. */
function declaredOptions(): Map<string, string[]> {
  const [, ...parts] = projectFile('src/cli/index.ts').split(/\.command\('/u);
  return new Map(
    parts.map((part) => [
      part.slice(0, part.indexOf("'")),
      [...part.matchAll(/\.option\('(--[a-z-]+)/gu)].map(([, option = '']) => option),
    ]),
  );
}

/** The options of `npm run bench`, which is no command of the product. */
function benchOptionNames(): string[] {
  const found = projectFile('test/bench/compare/options.ts').matchAll(/^ +'?([a-z-]+)'?: \{ type: /gmu);
  return [...found].map(([, name = '']) => `--${name}`);
}

/** Options (`--name`) by script. The product's own command `bench` is the script `bench:ingest`. */
export function optionsByScript(): Map<string, string[]> {
  const commands = declaredOptions();
  const ingest = commands.get('bench') ?? [];
  return new Map([...commands, ['bench', benchOptionNames()], ['bench:ingest', ingest]]);
}
