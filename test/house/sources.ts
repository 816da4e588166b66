// Reads the project's own files for the house rules.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { projectRoot } from '../../src/project-root.js';

export interface SourceFile {
  /** From the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** All files with one of the endings below a folder of the project, by path. */
export function filesBelow(folder: string, endings: readonly string[]): SourceFile[] {
  return (
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => posix.join(folder, name.split('\\').join('/')))
      // Those of the bench's peers, where they are installed.
      .filter((path) => !path.includes('node_modules/'))
      .filter((path) => endings.some((ending) => path.endsWith(ending)))
      .sort()
      .map((path) => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') }))
  );
}

export function projectFile(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}

/** Modules a file imports (static, dynamic and type imports), as written. */
export function importsOf(text: string): string[] {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'"]*?from\s+'([^']+)'|import\('([^']+)'\)|(?:^|\n)import\s+'([^']+)'/gu,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}
