// Listening on a port: ending it waits for the answers under way, and for nothing else.
import { once } from 'node:events';
import { connect } from 'node:net';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { listen } from '../../src/web/listen.js';

const LOCAL = { port: 0, host: '127.0.0.1', what: 'test page' };

describe('the end of listening', () => {
  it('does not wait for a connection over which nothing was asked, as browsers open ahead of need', async () => {
    const listening = await listen(new Hono(), LOCAL);
    const socket = connect(listening.port, LOCAL.host);
    await once(socket, 'connect');
    const closed = once(socket, 'close');
    socket.resume();
    await listening.close();
    await closed;
  }, 15_000);

  it('does not wait for a connection kept open after its answer', async () => {
    const app = new Hono().get('/', (context) => context.text('trả lời'));
    const listening = await listen(app, LOCAL);
    const answer = await fetch(`http://${LOCAL.host}:${listening.port}/`);
    expect(await answer.text()).toBe('trả lời');
    await listening.close();
  }, 15_000);

  it('waits for an answer under way, to its last word', async () => {
    let answer = (): void => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let begun = (): void => {};
    const inside = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const app = new Hono().get('/', async (context) => {
      begun();
      await asked;
      return context.text('x'.repeat(1_000_000));
    });
    const listening = await listen(app, LOCAL);
    const response = fetch(`http://${LOCAL.host}:${listening.port}/`).then((answered) => answered.text());
    await inside;
    const told: string[] = [];
    const stopped = listening.close(() => told.push('no new ones')).then(() => told.push('stopped'));
    expect(told).toEqual(['no new ones']);
    answer();
    expect((await response).length).toBe(1_000_000);
    await stopped;
    expect(told).toEqual(['no new ones', 'stopped']);
  }, 15_000);
});
