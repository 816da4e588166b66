// Puts together what is kept of corrections: versions of articles, and what chats are to be told.
import type { ArticleHistory } from './core/article-history.js';
import type { ChatSettings, CorrectionOutbox } from './core/correction-ports.js';
import type { Storage } from './core/storage.js';

export interface Corrections {
  readonly history: ArticleHistory;
  readonly settings: ChatSettings;
  readonly outbox: CorrectionOutbox;
  /** To be called when articles were written: what there is to correct is told at once. */
  changed(): void;
  /** Calls `listener` whenever articles were written. */
  onChange(listener: () => void): void;
}

/** What is kept about versions and corrections in an opened database. */
export function openCorrections({
  history,
  chatSettings,
  corrections,
}: Pick<Storage, 'history' | 'chatSettings' | 'corrections'>): Corrections {
  const listeners: Array<() => void> = [];
  return {
    history,
    settings: chatSettings,
    outbox: corrections,
    changed: () => {
      for (const tell of listeners) tell();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
