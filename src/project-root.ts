// Finds the folder that holds package.json, the same for sources under test and for the built files.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** Absolute path of the project, where data/, embeddings/ and prompts/ stand. */
export const projectRoot: string = findRoot();
