// A Bot API server on 127.0.0.1 that holds a bot to Telegram's rules and fails on demand.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Update } from 'grammy/types';
import { bodyOf } from './body.js';
import { chatFor, knownChat } from './chats.js';
import type { ScriptedClock } from './clock.js';
import { ApiFailure } from './failure.js';
import { type Fault, failureOf, isOnTheWay } from './faults.js';
import { createChannel, createGroup, type FakeChannel, type FakeGroup, type GroupOptions } from './group.js';
import { methods, readPoll, refusedToken } from './methods.js';
import { createRates, type Rates } from './rates.js';
import { createUser, type FakeUser, person, privateUser, setBlocked } from './user.js';
import { type Delivery, startWebhookDelivery } from './webhook.js';
import { type BotMessage, type Call, createWorld, type World } from './world.js';

export type { Fault } from './faults.js';

export interface UserOptions {
  /** Telegram's language_code; 'vi' unless given. */
  readonly language?: string;
  /** Writes in this group (a negative id), which the bot administers, instead of the private chat. */
  readonly group?: number;
  /** Whether they have started the bot, which is what lets it write to them; so unless given. */
  readonly started?: boolean;
}

export interface FakeTelegram {
  readonly apiRoot: string;
  readonly token: string;
  /** The time by which Telegram dates messages and counts waiting times. */
  readonly clock: ScriptedClock;
  /** Every request that reached the server, refused ones too, oldest first. */
  readonly calls: readonly Call[];
  /** All messages of the bot in all chats. */
  readonly messages: readonly BotMessage[];
  /** What was sent to the bot's webhook, where it has one, oldest first. */
  readonly deliveries: readonly Delivery[];
  /** Ids of updates not yet confirmed by the bot. */
  readonly pending: readonly number[];
  /** Commands as set, by language ('' for everyone). */
  readonly commands: World['commands'];
  readonly rates: Pick<Rates, 'enforce' | 'flood'>;
  /** Someone in a private chat whose id is theirs, or in a group. */
  user(id: number, options?: UserOptions): FakeUser;
  group(id: number, options?: GroupOptions): FakeGroup;
  channel(id: number, options?: GroupOptions): FakeChannel;
  /** Sets privacy mode as with BotFather: getMe tells it, and it binds in groups made from now on. On at first. */
  setPrivacy(on: boolean): void;
  /** Sets inline mode as with BotFather; on at first. */
  setInline(on: boolean): void;
  /** Someone blocks the bot, or lets it in again; returns the update's id. */
  block(user: number, blocked?: boolean): number;
  /** The account is no more. */
  deactivate(user: number): void;
  callsOf(method: string): readonly Call[];
  /** The next `times` calls of a method meet this fault, or those of them that go to one chat, after `after` that do not. */
  fail(method: string, fault: Fault, times?: number, chat?: number, after?: number): void;
  /** Delivers an earlier update again. */
  repeat(updateId: number): void;
  /** An update as it was made, to be delivered by other means. */
  made(updateId: number): Update | undefined;
  /** The id of the update made last. */
  lastUpdate(): number;
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
  const rates = createRates(world);
  const webhook = startWebhookDelivery(world);
  const faults: Array<{ method: string; fault: Fault; chat: number | undefined; after: number }> = [];
  let holder: { conflict: () => void } | null = null;

  const server = createServer((request, response) => {
    void serve(request, response).catch(() => request.socket.destroy());
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, fileToken, fileId = ''] =
      /^\/file\/bot([^/]+)\/documents\/([\w-]+)$/.exec(request.url ?? '') ?? [];
    if (fileToken !== undefined) return sendFile(fileToken, fileId, response);
    const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const payload = await bodyOf(request);
    world.calls.push({ method, payload });
    const fault = faultFor(method, payload);
    try {
      if (fault?.kind === 'unsent') return void request.socket.destroy();
      if (fault?.kind === 'silent') return;
      if (fault?.kind === 'gateway')
        return void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
      if (token !== TOKEN) throw refusedToken(token);
      if (fault !== undefined && !isOnTheWay(fault)) throw failureOf(fault);
      const result = method === 'getUpdates' ? await poll(payload, response) : call(method, payload);
      if (fault?.kind === 'reset') request.socket.destroy();
      else reply(response, 200, { ok: true, result });
    } catch (error) {
      refuse(response, error);
    } finally {
      world.changed();
    }
  }

  function faultFor(method: string, payload: Readonly<Record<string, unknown>>): Fault | undefined {
    const at = faults.findIndex(
      (fault) => fault.method === method && (fault.chat === undefined || fault.chat === payload.chat_id),
    );
    const met = faults[at];
    if (met === undefined || met.after-- > 0) return undefined;
    return faults.splice(at, 1)[0]?.fault;
  }

  function sendFile(token: string, id: string, response: ServerResponse): void {
    const file = token === TOKEN ? world.files.get(id) : undefined;
    if (file === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.bytes);
  }

  function call(method: string, payload: Readonly<Record<string, unknown>>): unknown {
    const implementation = methods[method];
    if (implementation === undefined) throw new ApiFailure(404, 'Not Found: method not found');
    rates.admit(method, payload);
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
    clock: world.clock,
    calls: world.calls,
    messages: world.messages,
    deliveries: webhook.deliveries,
    get pending() {
      return world.pending.map(({ update_id }) => update_id);
    },
    commands: world.commands,
    rates,
    user(id, { language, group, started = true } = {}) {
      if (group === undefined) return privateUser(world, id, { language, started });
      const title = `Group ${group}`;
      const chat = chatFor(world, { id: group, type: 'supergroup', title }, { bot: 'administrator' });
      return createUser(world, person(world, id, language), chat);
    },
    group: (id, options) => createGroup(world, id, options),
    channel: (id, options) => createChannel(world, id, options),
    setPrivacy(on) {
      world.privacy = on;
    },
    setInline(on) {
      world.inline = on;
    },
    block: (user, blocked = true) => setBlocked(world, user, blocked),
    deactivate(user) {
      knownChat(world, user).deactivated = true;
    },
    callsOf: (method) => world.calls.filter((made) => made.method === method),
    fail(method, fault, times = 1, chat = undefined, after = 0) {
      for (let n = 0; n < times; n++) faults.push({ method, fault, chat, after: n === 0 ? after : 0 });
    },
    repeat(updateId) {
      const update = world.history.find(({ update_id }) => update_id === updateId);
      if (update === undefined) throw new Error(`No update ${updateId}`);
      world.repeated.add(updateId);
      world.pending.push(update);
      world.changed();
    },
    made: (updateId) => world.history.find(({ update_id }) => update_id === updateId),
    lastUpdate: () => world.history.at(-1)?.update_id ?? 0,
    expirePresses() {
      for (const press of world.presses.values()) press.expired = true;
    },
    waitFor: world.waitFor,
    close() {
      webhook.stop();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function refuse(response: ServerResponse, error: unknown): void {
  const failure =
    error instanceof ApiFailure ? error : new ApiFailure(500, `Internal Server Error: ${error}`);
  const { code, message, parameters } = failure;
  const refusal = { ok: false, error_code: code, description: message };
  reply(response, code, { ...refusal, ...(parameters && { parameters }) });
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
