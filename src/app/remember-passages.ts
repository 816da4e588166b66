// Remembers the vectors of sentences: many questions are about the same few articles.
import type { Embedder } from '../core/ports.js';

/** Of 384 numbers each, some 6 MB. */
const MOST = 4000;

/**
 * Embeds sentences, each once as long as it is among the `most` used last; vectors in the order of the texts. Without hurry,
 * unless they are `urgent`.
 */
export function rememberingPassages(
  embedder: Pick<Embedder, 'model' | 'embedPassages'>,
  { urgent = false, most = MOST }: { readonly urgent?: boolean; readonly most?: number } = {},
): (texts: readonly string[]) => Promise<Float32Array[]> {
  const known = new Map<string, Float32Array>();
  let model = embedder.model.fingerprint;
  return async (texts) => {
    if (model !== embedder.model.fingerprint) known.clear();
    model = embedder.model.fingerprint;
    const held = new Map(texts.map((text) => [text, known.get(text)]));
    const lacking = [...held.keys()].filter((text) => held.get(text) === undefined);
    const made = lacking.length === 0 ? [] : await embedder.embedPassages(lacking, undefined, { urgent });
    for (const [n, text] of lacking.entries()) held.set(text, made[n]);
    for (const [text, vector] of held) {
      known.delete(text);
      if (vector !== undefined) known.set(text, vector);
    }
    for (const text of known.keys()) {
      if (known.size <= most) break;
      known.delete(text);
    }
    return texts.flatMap((text) => held.get(text) ?? []);
  };
}
