// How the fake Telegram sends updates to a webhook: those of a chat one after the other, each until it is taken.
import type { Update } from 'grammy/types';
import { z } from 'zod';
import { bad } from './check.js';
import { ApiFailure } from './failure.js';
import type { Method } from './methods.js';
import { read } from './read.js';
import type { World } from './world.js';

export interface Webhook {
  readonly url: string;
  readonly secret: string | undefined;
  /** Kinds of updates; all where none are named. */
  readonly allowed: readonly string[];
  readonly connections: number;
}

/** One request to the webhook; `status` is null where it was not answered. */
export interface Delivery {
  readonly update: number;
  readonly status: number | null;
}

/** Real ones begin with a second and end with two minutes; here nobody is to wait. */
const AGAIN_MS = 20;

const webhookShape = z.object({
  url: z.string(),
  secret_token: z
    .string()
    .regex(/^[\w-]{1,256}$/)
    .optional(),
  allowed_updates: z.array(z.string()).optional(),
  max_connections: z.number().int().min(1).max(100).optional(),
  drop_pending_updates: z.boolean().optional(),
});

export const webhookMethods: Readonly<Record<string, Method>> = {
  setWebhook(payload, world) {
    const request = read(webhookShape, payload);
    if (request.drop_pending_updates) world.pending = [];
    if (request.url !== '' && !URL.canParse(request.url)) throw bad('invalid webhook URL specified');
    world.webhook =
      request.url === ''
        ? null
        : {
            url: request.url,
            secret: request.secret_token,
            allowed: request.allowed_updates ?? [],
            connections: request.max_connections ?? 40,
          };
    return true;
  },

  deleteWebhook(payload, world) {
    if (read(webhookShape.omit({ url: true }), payload).drop_pending_updates) world.pending = [];
    world.webhook = null;
    return true;
  },

  getWebhookInfo: (_, world) => ({
    url: world.webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: world.pending.length,
  }),
};

/** How getUpdates is refused as long as there is a webhook. */
export function pollRefused(): ApiFailure {
  return new ApiFailure(
    409,
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  );
}

/** Sends what is pending whenever there is a webhook, until `stop` is called. */
export function startWebhookDelivery(world: World): {
  readonly deliveries: readonly Delivery[];
  stop(): void;
} {
  const deliveries: Delivery[] = [];
  const ending = new AbortController();
  /** What is under way, by its queue. */
  const busy = new Set<string>();

  async function send(update: Update, webhook: Webhook): Promise<number | null> {
    const secret = webhook.secret === undefined ? {} : { 'X-Telegram-Bot-Api-Secret-Token': webhook.secret };
    try {
      const response = await fetch(webhook.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...secret },
        body: JSON.stringify(update),
        signal: AbortSignal.any([ending.signal, AbortSignal.timeout(60_000)]),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return null;
    }
  }

  async function deliver(update: Update, queue: string, webhook: Webhook): Promise<void> {
    const status = await send(update, webhook);
    if (ending.signal.aborted) return;
    deliveries.push({ update: update.update_id, status });
    const isTaken = status !== null && status >= 200 && status < 300;
    if (isTaken) {
      const at = world.pending.indexOf(update);
      if (at >= 0) world.pending.splice(at, 1);
      world.repeated.delete(update.update_id);
    }
    const next = (): void => {
      busy.delete(queue);
      world.changed();
    };
    if (isTaken) next();
    else setTimeout(next, AGAIN_MS);
  }

  function pump(): void {
    const { webhook } = world;
    if (webhook === null || ending.signal.aborted) return;
    const { allowed, connections } = webhook;
    if (allowed.length > 0)
      world.pending = world.pending.filter((update) =>
        Object.keys(update).some((key) => allowed.includes(key)),
      );
    for (const update of [...world.pending]) {
      const queue = queueOf(update);
      if (busy.size >= connections) return;
      if (busy.has(queue)) continue;
      busy.add(queue);
      void deliver(update, queue, webhook);
    }
  }

  const off = world.onChange(pump);
  return {
    deliveries,
    stop() {
      ending.abort();
      off();
    },
  };
}

/** Updates of one chat wait for each other, as those of one person who types or presses (WebhookActor of tdlib's server). */
function queueOf({ update_id, message, edited_message, channel_post, ...other }: Update): string {
  const chat = (message ?? edited_message ?? channel_post ?? other.callback_query?.message)?.chat.id;
  return `${chat ?? other.my_chat_member?.chat.id ?? other.inline_query?.from.id ?? update_id}`;
}
