// The folder where files that admins sent wait; every file in a folder of its own, so that no name can meet another.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { safeFileName, type UploadFolder } from '../core/upload.js';

const ID_BYTES = 8;
/** Names of the folders made here; nothing else is ever removed. */
const OWN = /^[0-9a-f]{16}$/u;

/** The UploadFolder port on `folder`, made when it is needed. */
export function createUploadFolder(folder: string): UploadFolder {
  const root = resolve(folder);

  /** The folder of one file, null for a path from elsewhere. */
  function ownFolder(path: string): string | null {
    const [id = '', name = '', ...deeper] = relative(root, resolve(path)).split(sep);
    return OWN.test(id) && name !== '' && deeper.length === 0 ? join(root, id) : null;
  }

  return {
    async save(name, bytes) {
      const file = join(root, randomBytes(ID_BYTES).toString('hex'), safeFileName(name));
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await writeFile(file, bytes, { flag: 'wx', mode: 0o600 });
      return file;
    },
    holds: (path) => ownFolder(path) !== null && existsSync(path),
    async discard(path) {
      const own = ownFolder(path);
      if (own !== null) await rm(own, { recursive: true, force: true });
    },
    async prune(before) {
      const names = existsSync(root) ? await readdir(root) : [];
      for (const name of names.filter((one) => OWN.test(one))) {
        const { mtimeMs } = await stat(join(root, name));
        if (mtimeMs < before) await rm(join(root, name), { recursive: true, force: true });
      }
    },
  };
}
