// What an admin does with live sources, from Telegram, the local page or the command line.
import { plainSpec, sourceId, webAddress } from '../core/source-list.js';
import type { SourceSpec } from '../core/source-ports.js';
import type { FollowedSource, SourceStore } from '../core/source-store.js';
import type { FollowResult, FollowSource } from './follow-source.js';
import type { TryOutcome, TrySource } from './try-source.js';

export interface ManageDependencies {
  readonly sources: SourceStore;
  readonly follow: FollowSource;
  readonly trySource: TrySource;
  /** Hears that something may be due now. */
  readonly onChange?: (() => void) | undefined;
}

/** A source to add: what is not said is left to feed and page. */
export interface Wanted {
  readonly kind: 'feed' | 'page';
  readonly location: string;
  readonly outlet?: string | null | undefined;
}

export type AddOutcome = { readonly status: 'added'; readonly id: string } | { readonly status: 'known' };

export interface ManageSources {
  /** By id. */
  list(): Promise<FollowedSource[]>;
  get(id: string): Promise<FollowedSource | null>;
  /** Looks at an address, or at a followed source by its id; stores nothing. */
  test(addressOrId: string, signal?: AbortSignal): Promise<TryOutcome>;
  /** Follows it from now on; `known` when it is followed already. */
  add(wanted: Wanted): Promise<AddOutcome>;
  /** These are false when there is no such source. */
  pause(id: string): Promise<boolean>;
  resume(id: string): Promise<boolean>;
  /** Its articles stay. */
  remove(id: string): Promise<boolean>;
  fetchNow(id: string, signal?: AbortSignal): Promise<FollowResult>;
}

/** An address as people type it: without a scheme it is https, and must have a dot. Null when it is none. */
export function typedAddress(typed: string): string | null {
  const trimmed = typed.trim();
  if (/\s/u.test(trimmed)) return null;
  // `host:8080` looks like a scheme but is none.
  const hasScheme = /^[a-z][a-z\d+.-]*:(?!\d)/iu.test(trimmed);
  if (hasScheme) return webAddress(trimmed);
  const address = webAddress(`https://${trimmed}`);
  return address !== null && new URL(address).hostname.includes('.') ? address : null;
}

/** Makes the use cases. */
export function createManageSources(dependencies: ManageDependencies): ManageSources {
  const { sources, follow, trySource, onChange = () => {} } = dependencies;

  async function specOf({ kind, location, outlet }: Wanted): Promise<SourceSpec> {
    const taken = new Set((await sources.list()).map(({ spec }) => spec.id));
    const id = sourceId(location, (id) => taken.has(id));
    return { ...plainSpec(id, kind, location), outlet: outlet ?? null };
  }

  function told(done: boolean): boolean {
    if (done) onChange();
    return done;
  }

  return {
    list: () => sources.list(),
    get: (id) => sources.get(id),
    async test(addressOrId, signal) {
      const address = (await sources.get(addressOrId))?.spec.location ?? typedAddress(addressOrId);
      if (address === null)
        return { status: 'failed', failure: 'bad-address', detail: addressOrId.slice(0, 80) };
      return trySource(address, signal);
    },
    async add(wanted) {
      for (;;) {
        const spec = await specOf(wanted);
        if (await sources.add(spec, 'chat')) {
          onChange();
          return { status: 'added', id: spec.id };
        }
        // Else somebody took the id meanwhile.
        if ((await sources.get(spec.id)) === null) return { status: 'known' };
      }
    },
    pause: async (id) => told(await sources.pause(id)),
    resume: async (id) => told(await sources.resume(id)),
    remove: async (id) => told(await sources.remove(id)),
    fetchNow: (id, signal) => follow(id, { force: true, signal }),
  };
}
