// Gives what SQLite does at once in the shape of the ports: one call, one transaction, one promise.
import { asFault } from './fault.js';

/** A port as SQLite serves it: each method gives what the port's promise holds, before anything else can happen. */
type AtOnce<Port> = {
  readonly [Name in keyof Port]: NonNullable<Port[Name]> extends (...given: infer Given) => infer Result
    ? (...given: Given) => Result extends AsyncIterable<infer Item> ? Iterable<Item> : Awaited<Result>
    : Port[Name];
};

function isIterator(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value && 'next' in value;
}

async function* oneByOne(items: Iterable<unknown>): AsyncGenerator<unknown> {
  try {
    yield* items;
  } catch (error) {
    throw asFault(error);
  }
}

/**
 * The port over methods that never wait. What they throw becomes a rejection, as `asFault` names it; an iterator that they give is read item by
 * item as it is asked for.
 */
export function promised<Port extends object>(store: AtOnce<Port>): Port {
  const methods = Object.entries<unknown>(store).map(([name, method]) => {
    if (typeof method !== 'function') return [name, method];
    const call = (...given: unknown[]): unknown => {
      try {
        const result: unknown = method(...given);
        return isIterator(result) ? oneByOne(result) : Promise.resolve(result);
      } catch (error) {
        return Promise.reject(asFault(error));
      }
    };
    return [name, call];
  });
  return Object.fromEntries(methods) as Port;
}
