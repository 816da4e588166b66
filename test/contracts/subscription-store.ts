// What every store of subscriptions must do: once a place and question, ended with all of it, and moved on.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatStore } from '../../src/core/chat-ports.js';
import { AT_ONCE_TURN, type NewSubscription, type SubscriptionStore } from '../../src/core/subscription.js';
import type { OpenedOutbox } from './outbox.js';

export interface OpenedSubscriptions extends OpenedOutbox {
  readonly subscriptions: SubscriptionStore;
}

interface OpenedWithChats extends OpenedSubscriptions {
  readonly chats: Pick<ChatStore, 'gone'>;
}

export function subscriptionStoreContract(
  name: string,
  open: () => OpenedWithChats | Promise<OpenedWithChats>,
): void {
  describe(`${name} as a store of subscriptions`, () => {
    let opened: OpenedWithChats;
    let store: SubscriptionStore;

    beforeEach(async () => {
      opened = await open();
      store = opened.subscriptions;
    });
    afterEach(() => opened.close());

    const asking = (question: string, over: Partial<NewSubscription> = {}): NewSubscription => ({
      ...{
        ...AT_ONCE_TURN,
        kind: 'question',
        chat: -5,
        topic: null,
        person: 9,
        question,
        createdAt: 100,
        seen: 7,
      },
      ...over,
    });
    async function added(question: string, over: Partial<NewSubscription> = {}): Promise<string> {
      const { id } = await store.add(asking(question, over), 20);
      return id ?? expect.fail();
    }

    it('keeps one for a place and a question, with an id that fits a button', async () => {
      const first = await store.add(asking('Lúa?'), 20);
      expect(first.status).toBe('added');
      expect(first.id).toMatch(/^[\w-]{8}$/u);
      expect(await store.add(asking('Lúa?', { person: 10 }), 20)).toEqual({ status: 'known', id: first.id });
      expect((await store.add(asking('Lúa?', { topic: 3 }), 20)).status).toBe('added');
      expect(await store.get(first.id ?? '')).toEqual({
        ...asking('Lúa?'),
        ...{ id: first.id, threshold: null, paused: false },
      });
      expect(await store.get('nothing')).toBeNull();
    });

    it('begins one as it is wanted', async () => {
      const id = await added('Lúa?', { threshold: 0.7, paused: true });
      expect(await store.get(id)).toMatchObject({ threshold: 0.7, paused: true });
    });

    it('changes none whose turn is another than was read', async () => {
      const id = await added('Lúa?', { frequency: 'daily', lastDay: '2025-10-25', nextAt: 9 });
      expect(await store.change(id, { nextAt: 8 }, { lastDay: '2025-10-24', nextAt: 9 })).toBe(false);
      expect(await store.change(id, { nextAt: 8 }, { lastDay: '2025-10-25', nextAt: null })).toBe(false);
      expect(await store.change(id, { nextAt: 8 }, { lastDay: '2025-10-25', nextAt: 9 })).toBe(true);
      expect(await store.get(id)).toMatchObject({ lastDay: '2025-10-25', nextAt: 8 });
    });

    it('takes no more for a chat than allowed, whatever the topic', async () => {
      expect((await store.add(asking('1?'), 2)).status).toBe('added');
      expect((await store.add(asking('2?', { topic: 3 }), 2)).status).toBe('added');
      expect(await store.add(asking('3?', { topic: 4 }), 2)).toEqual({ status: 'full', id: null });
      expect((await store.add(asking('3?', { chat: 1 }), 2)).status).toBe('added');
    });

    it('takes no more than allowed, and no question twice, of those that come at once', async () => {
      const questions = ['1?', '2?', '1?', '3?', '4?'];
      const all = await Promise.all(questions.map((question) => store.add(asking(question), 2)));
      expect(all.filter(({ status }) => status === 'added')).toHaveLength(2);
      expect(await store.ofPlace({ chat: -5, topic: null })).toHaveLength(2);
    });

    it('lists and ends those of a place and of no other', async () => {
      const [one, two] = [await added('1?'), await added('2?')];
      await added('3?', { topic: 3 });
      const questions = async (topic: number | null) =>
        (await store.ofPlace({ chat: -5, topic })).map(({ question }) => question);
      expect(await questions(null)).toEqual(['1?', '2?']);
      expect(await store.places()).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ chat: -5, topic: null }),
          expect.objectContaining({ chat: -5, topic: 3 }),
        ]),
      );
      expect([await store.remove(one), await store.remove(one)]).toEqual([true, false]);
      expect(await store.removeAll({ chat: -5, topic: null })).toBe(1);
      expect(await store.get(two)).toBeNull();
      expect(await questions(3)).toEqual(['3?']);
    });

    it('tells what a person paused from what the chat’s going paused, which another change leaves as it is', async () => {
      const [own, left] = [await added('1?'), await added('2?', { topic: 3 })];
      await store.change(own, { paused: true });
      await opened.chats.gone(-5, 300);
      expect((await store.pausedByLeaving(-5)).map(({ id }) => id)).toEqual([left]);
      expect(await store.behind(99)).toEqual([]);
      await store.change(left, { time: '08:00' });
      expect((await store.pausedByLeaving(-5)).map(({ id }) => id)).toEqual([left]);
      await store.change(left, { paused: false });
      expect(await store.pausedByLeaving(-5)).toEqual([]);
      expect((await store.get(own))?.paused).toBe(true);
    });

    it('knows who has not seen what, oldest first', async () => {
      const [one, two, three] = [await added('1?'), await added('2?'), await added('3?', { seen: 20 })];
      const behind = async (passage: number) => (await store.behind(passage)).map(({ id }) => id);
      expect(await behind(7)).toEqual([]);
      expect(await behind(20)).toEqual([one, two]);
      await store.pass([one, three], 21);
      expect(await behind(21)).toEqual([two]);
    });

    it('keeps a question’s vector for the model that made it', async () => {
      const id = await added('1?');
      expect(await store.vectorOf(id, 'm')).toBeNull();
      await store.keepVector(id, 'm', Float32Array.of(0.5, -0.25));
      expect(await store.vectorOf(id, 'm')).toEqual(Float32Array.of(0.5, -0.25));
      expect(await store.vectorOf(id, 'n')).toBeNull();
    });
  });
}
