// What can go wrong on the way to Telegram and back, on demand.
import { ApiFailure } from './failure.js';

/**
 * `reset` carries the call out and then breaks the connection; `unsent` breaks it before anything is done; `silent` does
 * nothing and never answers; `gateway` answers with a page of HTML, as the proxies before Telegram do; the others refuse
 * as Telegram does, `refused` in the words given.
 */
export type Fault =
  | { readonly kind: 'too-many'; readonly retryAfter: number }
  | { readonly kind: 'internal' }
  | { readonly kind: 'gateway' }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'migrated'; readonly to: number }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'refused'; readonly code: number; readonly description: string }
  | { readonly kind: 'reset' }
  | { readonly kind: 'unsent' }
  | { readonly kind: 'silent' };

type OnTheWay = 'reset' | 'unsent' | 'silent' | 'gateway';

/** Whether a fault is one of the connection and not an answer of the Bot API. */
export function isOnTheWay(fault: Fault): fault is Extract<Fault, { kind: OnTheWay }> {
  return ['reset', 'unsent', 'silent', 'gateway'].includes(fault.kind);
}

/** The answer of the Bot API that a fault stands for. */
export function failureOf(fault: Exclude<Fault, { kind: OnTheWay }>): ApiFailure {
  switch (fault.kind) {
    case 'too-many':
      return tooMany(fault.retryAfter);
    case 'internal':
      return new ApiFailure(500, 'Internal Server Error');
    case 'blocked':
      return new ApiFailure(403, 'Forbidden: bot was blocked by the user');
    case 'migrated':
      return new ApiFailure(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: fault.to,
      });
    case 'conflict':
      return new ApiFailure(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      );
    case 'refused':
      return new ApiFailure(fault.code, fault.description);
  }
}

/** 429 with the whole seconds to wait. */
export function tooMany(retryAfter: number): ApiFailure {
  return new ApiFailure(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter });
}
