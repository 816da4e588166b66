// Searches by the model that the collection has, and changes over to the next one when the collection does.
import type { ArticleStore } from '../core/article-store.js';
import type { Embedder, VectorIndex } from '../core/ports.js';

/** What is searched with; the two belong to one model. */
export interface Searching {
  readonly embedder: Embedder;
  readonly index: VectorIndex;
  /** Writes the index to disk where it has changed. */
  saveIndex(): Promise<void>;
}

export interface SwitchingModel extends Searching {
  /**
   * Sees that the vectors searched are those of the model embedded with; changes over where the collection did. Throws
   * MODEL_MISMATCH where it has a model that is not among those given.
   */
  follow(): Promise<void>;
  /**
   * Runs `work` behind `follow`, and again where the collection changed its model meanwhile: what was embedded by one model
   * was compared with vectors of the other, or the model was closed under it.
   */
  steadily<T>(follow: () => Promise<void>, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens the first of `models` whose vectors the collection has, or the first of all where it has none. An opener makes
 * what one model is searched with, or throws MODEL_MISMATCH, leaving nothing open; only that in use is open.
 */
export async function createSwitchingModel(
  store: Pick<ArticleStore, 'model' | 'assertModel'>,
  models: ReadonlyArray<() => Promise<Searching>>,
): Promise<SwitchingModel> {
  let place = -1;
  let current = await opened();

  /** Tries those that are not in use; what refuses first says what to do where none fits. */
  async function opened(): Promise<Searching> {
    let refusal: unknown;
    for (const [at, open] of models.entries()) {
      if (at === place) continue;
      try {
        const searching = await open();
        place = at;
        return searching;
      } catch (error) {
        refusal ??= error;
      }
    }
    throw refusal;
  }

  async function closed({ index, embedder }: Searching): Promise<void> {
    await index.close();
    await embedder.close();
  }

  const isOfModel = async (fingerprint: string): Promise<boolean> =>
    ((await store.model())?.fingerprint ?? fingerprint) === fingerprint;

  return {
    async steadily(follow, work) {
      for (;;) {
        await follow();
        const { fingerprint } = current.embedder.model;
        try {
          const result = await work();
          if (await isOfModel(fingerprint)) return result;
        } catch (error) {
          if (await isOfModel(fingerprint)) throw error;
        }
      }
    },
    embedder: {
      get model() {
        return current.embedder.model;
      },
      embedQuestion: (text) => current.embedder.embedQuestion(text),
      embedStatement: (text) => current.embedder.embedStatement(text),
      embedPassages: (...given) => current.embedder.embedPassages(...given),
      close: () => current.embedder.close(),
    },
    index: {
      size: () => current.index.size(),
      add: (entries) => current.index.add(entries),
      remove: (ids) => current.index.remove(ids),
      search: (vector, count) => current.index.search(vector, count),
      // Asked for each time: whether there is one tells how some alone are to be searched.
      get searchAmong() {
        return current.index.searchAmong;
      },
      ids: () => current.index.ids(),
      lacking: (ids) => current.index.lacking(ids),
      close: () => current.index.close(),
    },
    saveIndex: () => current.saveIndex(),
    async follow() {
      const model = await store.model();
      if (model === null || model.fingerprint === current.embedder.model.fingerprint) return;
      if (models.length < 2) return store.assertModel(current.embedder.model);
      const former = current;
      current = await opened();
      await closed(former);
    },
    close: () => closed(current),
  };
}
