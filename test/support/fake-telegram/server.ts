// A Bot API server on 127.0.0.1 that holds a bot to Telegram's rules and fails on demand.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiFailure } from './failure.js';
import { methods, readPoll, refusedToken } from './methods.js';
import { createUser, type FakeUser, type UserOptions } from './user.js';
import { type BotMessage, type Call, createWorld, type World } from './world.js';

/**
 * `reset` carries the call out and then breaks the connection; `unsent` breaks it before anything is done; the others
 * refuse as Telegram does.
 */
export type Fault =
  | { readonly kind: 'too-many'; readonly retryAfter: number }
  | { readonly kind: 'internal' }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'migrated'; readonly to: number }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'unsent' };

export interface FakeTelegram {
  readonly apiRoot: string;
  readonly token: string;
  /** Every request that reached the server, refused ones too, oldest first. */
  readonly calls: readonly Call[];
  /** All messages of the bot in all chats. */
  readonly messages: readonly BotMessage[];
  /** Ids of updates not yet confirmed by the bot. */
  readonly pending: readonly number[];
  /** Commands as set, by language ('' for everyone). */
  readonly commands: World['commands'];
  /** Someone in a private chat whose id is theirs, or in a group. */
  user(id: number, options?: UserOptions): FakeUser;
  callsOf(method: string): readonly Call[];
  /** The next `times` calls of a method meet this fault. */
  fail(method: string, fault: Fault, times?: number): void;
  /** Delivers an earlier update again. */
  repeat(updateId: number): void;
  /** From now on the presses made so far count as too old to answer. */
  expirePresses(): void;
  /** Resolves as soon as the condition, looked at after every request, returns something; rejects after 20 s. */
  waitFor: World['waitFor'];
  close(): Promise<void>;
}

const TOKEN = '4242:fake-fake-fake-fake-fake-fake-fake-fake';

/** Starts a server of its own on a free port. */
export async function startFakeTelegram(): Promise<FakeTelegram> {
  const world = createWorld();
  const faults: Array<{ method: string; fault: Fault }> = [];
  let holder: { conflict: () => void } | null = null;

  const server = createServer((request, response) => {
    void serve(request, response).catch(() => request.socket.destroy());
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const payload = await bodyOf(request);
    world.calls.push({ method, payload });
    const at = faults.findIndex((fault) => fault.method === method);
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0]?.fault;
    if (fault?.kind === 'unsent') {
      request.socket.destroy();
      return world.changed();
    }
    try {
      if (token !== TOKEN) throw refusedToken(token);
      if (fault !== undefined && fault.kind !== 'reset') throw failureOf(fault);
      const result = method === 'getUpdates' ? await poll(payload, response) : call(method, payload);
      if (fault?.kind === 'reset') request.socket.destroy();
      else reply(response, 200, { ok: true, result });
    } catch (error) {
      const failure =
        error instanceof ApiFailure ? error : new ApiFailure(500, `Internal Server Error: ${error}`);
      const { code, message, parameters } = failure;
      reply(response, code, {
        ok: false,
        error_code: code,
        description: message,
        ...(parameters && { parameters }),
      });
    }
    world.changed();
  }

  function call(method: string, payload: unknown): unknown {
    const implementation = methods[method];
    if (implementation === undefined) throw new ApiFailure(404, 'Not Found: method not found');
    return implementation(payload, world);
  }

  async function poll(payload: unknown, response: ServerResponse): Promise<unknown> {
    holder?.conflict();
    const { take, seconds } = readPoll(payload, world);
    if (world.pending.length > 0 || seconds === 0) return take();
    world.changed();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => end(() => resolve([])), seconds * 1000);
      const off = world.onChange(() => {
        if (world.pending.length > 0) end(() => resolve(take()));
      });
      const mine = { conflict: () => end(() => reject(failureOf({ kind: 'conflict' }))) };
      holder = mine;
      response.on('close', () => end(() => resolve([])));

      function end(settle: () => void): void {
        clearTimeout(timer);
        off();
        if (holder === mine) holder = null;
        settle();
      }
    });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    apiRoot: `http://127.0.0.1:${port}`,
    token: TOKEN,
    calls: world.calls,
    messages: world.messages,
    get pending() {
      return world.pending.map(({ update_id }) => update_id);
    },
    commands: world.commands,
    user: (id, options = {}) => createUser(world, id, options),
    callsOf: (method) => world.calls.filter((made) => made.method === method),
    fail(method, fault, times = 1) {
      for (let n = 0; n < times; n++) faults.push({ method, fault });
    },
    repeat(updateId) {
      const update = world.history.find(({ update_id }) => update_id === updateId);
      if (update === undefined) throw new Error(`No update ${updateId}`);
      world.repeated.add(updateId);
      world.pending.push(update);
      world.changed();
    },
    expirePresses() {
      for (const press of world.presses.values()) press.expired = true;
    },
    waitFor: world.waitFor,
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function failureOf(fault: Exclude<Fault, { kind: 'reset' } | { kind: 'unsent' }>): ApiFailure {
  switch (fault.kind) {
    case 'too-many':
      return new ApiFailure(429, `Too Many Requests: retry after ${fault.retryAfter}`, {
        retry_after: fault.retryAfter,
      });
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
  }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
