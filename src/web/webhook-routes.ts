// Where Telegram delivers updates, and where whoever runs the workers sees how one of them is.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type ArrivedUpdate, arrivedUpdate } from '../core/update-lane.js';
import { errorKind, type PageLog } from './routes.js';
import { isSecret, SECRET_HEADER } from './webhook-secret.js';

/** Below PUBLIC_URL. */
export const WEBHOOK_PATH = '/telegram';

/** Why a worker is not to be sent anything, by name. */
export type NotReady = 'starting' | 'draining' | 'database';

export interface WebhookParts {
  readonly secret: string;
  /** Writes an update down, whether or not it came before; rejects when it could not. Null while there is nobody to. */
  readonly accept: () => ((update: ArrivedUpdate) => Promise<void>) | null;
  /** Null when ready. */
  readonly notReady: () => Promise<NotReady | null>;
  readonly log: PageLog;
}

/** An update is below 100 kB, with all that Telegram may put into one. */
const BODY_BYTES = 1024 * 1024;

/**
 * `POST /telegram`: 200 once the update is written down, 403 without the secret (before anything is read), 413 and 400 for what
 * is no update, 503 where it could not be written down, upon which Telegram sends it again. `GET /healthz`: 200 while the
 * process lives. `GET /readyz`: 200 or 503 with the reason. Nothing of a request is logged.
 */
export function webhookRoutes({ secret, accept, notReady, log }: WebhookParts): Hono {
  const app = new Hono();

  app.use(WEBHOOK_PATH, async (context, next) => {
    if (context.req.method !== 'POST') return context.json({ error: 'method' }, 405);
    if (!isSecret(context.req.header(SECRET_HEADER) ?? '', secret))
      return context.json({ error: 'secret' }, 403);
    return next();
  });
  app.use(
    WEBHOOK_PATH,
    bodyLimit({ maxSize: BODY_BYTES, onError: (context) => context.json({ error: 'size' }, 413) }),
  );
  app.post(WEBHOOK_PATH, async (context) => {
    const read = arrivedUpdate.safeParse(await context.req.json().catch(() => null));
    if (!read.success) {
      log.warn({}, 'webhook: what came with the secret is no update');
      return context.json({ error: 'update' }, 400);
    }
    const write = accept();
    if (write === null) return context.json({ error: 'starting' }, 503);
    try {
      await write(read.data);
    } catch (error) {
      log.warn({ error: errorKind(error) }, 'webhook: an update could not be written down');
      return context.json({ error: 'database' }, 503);
    }
    return context.json({ ok: true });
  });

  app.get('/healthz', (context) => context.json({ ok: true }));
  app.get('/readyz', async (context) => {
    const why = await notReady();
    context.header('Cache-Control', 'no-store');
    return why === null ? context.json({ ok: true }) : context.json({ error: why }, 503);
  });
  return app;
}
