// What every store of chats and of connected channels must do.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelStore, ChatStore } from '../../src/core/chat-ports.js';

export interface OpenedChats {
  readonly chats: ChatStore;
  readonly channels: ChannelStore;
  close(): Promise<void> | void;
}

export function chatStoreContract(name: string, open: () => OpenedChats | Promise<OpenedChats>): void {
  describe(`${name} as a store of chats`, () => {
    let opened: OpenedChats;
    let chats: ChatStore;
    beforeEach(async () => {
      opened = await open();
      chats = opened.chats;
    });
    afterEach(() => opened.close());

    it('takes a chat it never heard of as one to write to, and knows only a person by the id', async () => {
      expect([await chats.isGone(5), await chats.isGone(-5)]).toEqual([false, false]);
      expect([await chats.kindOf(5), await chats.kindOf(-5)]).toEqual(['private', null]);
    });

    it('knows what a chat is since it was heard from', async () => {
      await chats.seen(-5, 'group');
      await chats.seen(-6, 'channel');
      await chats.seen(-5, 'supergroup');
      expect([await chats.kindOf(-5), await chats.kindOf(-6)]).toEqual(['supergroup', 'channel']);
    });

    it.each([5, -5])('counts %i as gone from when it left until it is heard from', async (chat) => {
      await chats.gone(chat, 10);
      await chats.gone(chat, 20);
      expect(await chats.isGone(chat)).toBe(true);
      await chats.seen(chat, chat > 0 ? 'private' : 'group');
      expect(await chats.isGone(chat)).toBe(false);
    });

    it('says once for each chat that it is to be advised', async () => {
      expect([
        await chats.adviseOnce(-5, 1),
        await chats.adviseOnce(-5, 2),
        await chats.adviseOnce(-6, 3),
      ]).toEqual([true, false, true]);
      await chats.gone(-5, 4);
      await chats.seen(-5, 'group');
      expect(await chats.adviseOnce(-5, 5)).toBe(false);
    });

    it('knows of a group under its new id what it knew under the old one, however often it is told', async () => {
      await chats.seen(-5, 'group');
      await chats.adviseOnce(-5, 1);
      await chats.gone(-5, 2);
      for (let times = 0; times < 2; times++) await chats.moved(-5, -100);
      expect(await chats.kindOf(-100)).toBe('supergroup');
      expect(await chats.isGone(-100)).toBe(false);
      expect(await chats.adviseOnce(-100, 3)).toBe(false);
      expect(await chats.kindOf(-5)).toBeNull();
    });

    it('takes a move to the same id for no move', async () => {
      await chats.seen(-5, 'group');
      await chats.moved(-5, -5);
      expect(await chats.kindOf(-5)).toBe('group');
    });
  });

  describe(`${name} as a store of channels`, () => {
    let opened: OpenedChats;
    let channels: ChannelStore;
    beforeEach(async () => {
      opened = await open();
      channels = opened.channels;
    });
    afterEach(() => opened.close());

    it('lists what each person connected, in that order, by its newest title', async () => {
      await channels.connect({ chat: -2, title: 'Hai' }, 7, 1);
      await channels.connect({ chat: -1, title: 'Một' }, 7, 2);
      await channels.connect({ chat: -2, title: 'Hai mới' }, 8, 3);
      await channels.connect({ chat: -1, title: 'Một' }, 7, 4);
      expect(await channels.channelsOf(7)).toEqual([
        { chat: -2, title: 'Hai mới' },
        { chat: -1, title: 'Một' },
      ]);
      expect(await channels.channelsOf(8)).toEqual([{ chat: -2, title: 'Hai mới' }]);
      expect(await channels.channelsOf(9)).toEqual([]);
    });

    it('keeps a channel connected as long as anybody wants it', async () => {
      await channels.connect({ chat: -1, title: 'Một' }, 7, 1);
      await channels.connect({ chat: -1, title: 'Một' }, 8, 2);
      await channels.disconnect(-1, 7);
      expect([await channels.isConnected(-1), await channels.channelsOf(7)]).toEqual([true, []]);
      await channels.disconnect(-1, 8);
      expect([await channels.isConnected(-1), await channels.channelsOf(8)]).toEqual([false, []]);
    });

    it('lets an admin take over what a post in the channel connected', async () => {
      await channels.connect({ chat: -1, title: 'Một' }, null, 1);
      expect(await channels.isConnected(-1)).toBe(true);
      await channels.connect({ chat: -1, title: 'Một' }, 7, 2);
      await channels.connect({ chat: -1, title: 'Một' }, null, 3);
      await channels.disconnect(-1, 7);
      expect(await channels.isConnected(-1)).toBe(false);
    });
  });
}
