// What every store of chats and of connected channels must do.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelStore, ChatStore } from '../../src/core/chat-ports.js';

export interface OpenedChats {
  readonly chats: ChatStore;
  readonly channels: ChannelStore;
  close(): Promise<void> | void;
}

export function chatStoreContract(name: string, open: () => OpenedChats): void {
  describe(`${name} as a store of chats`, () => {
    let opened: OpenedChats;
    let chats: ChatStore;
    beforeEach(() => {
      opened = open();
      chats = opened.chats;
    });
    afterEach(() => opened.close());

    it('takes a chat it never heard of as one to write to, and knows only a person by the id', () => {
      expect([chats.isGone(5), chats.isGone(-5)]).toEqual([false, false]);
      expect([chats.kindOf(5), chats.kindOf(-5)]).toEqual(['private', null]);
    });

    it('knows what a chat is since it was heard from', () => {
      chats.seen(-5, 'group');
      chats.seen(-6, 'channel');
      chats.seen(-5, 'supergroup');
      expect([chats.kindOf(-5), chats.kindOf(-6)]).toEqual(['supergroup', 'channel']);
    });

    it.each([5, -5])('counts %i as gone from when it left until it is heard from', (chat) => {
      chats.gone(chat, 10);
      chats.gone(chat, 20);
      expect(chats.isGone(chat)).toBe(true);
      chats.seen(chat, chat > 0 ? 'private' : 'group');
      expect(chats.isGone(chat)).toBe(false);
    });

    it('says once for each chat that it is to be advised', () => {
      expect([chats.adviseOnce(-5, 1), chats.adviseOnce(-5, 2), chats.adviseOnce(-6, 3)]).toEqual([
        true,
        false,
        true,
      ]);
      chats.gone(-5, 4);
      chats.seen(-5, 'group');
      expect(chats.adviseOnce(-5, 5)).toBe(false);
    });

    it('knows of a group under its new id what it knew under the old one, however often it is told', () => {
      chats.seen(-5, 'group');
      chats.adviseOnce(-5, 1);
      chats.gone(-5, 2);
      for (let times = 0; times < 2; times++) chats.moved(-5, -100);
      expect(chats.kindOf(-100)).toBe('supergroup');
      expect(chats.isGone(-100)).toBe(false);
      expect(chats.adviseOnce(-100, 3)).toBe(false);
      expect(chats.kindOf(-5)).toBeNull();
    });

    it('takes a move to the same id for no move', () => {
      chats.seen(-5, 'group');
      chats.moved(-5, -5);
      expect(chats.kindOf(-5)).toBe('group');
    });
  });

  describe(`${name} as a store of channels`, () => {
    let opened: OpenedChats;
    let channels: ChannelStore;
    beforeEach(() => {
      opened = open();
      channels = opened.channels;
    });
    afterEach(() => opened.close());

    it('lists what each person connected, in that order, by its newest title', () => {
      channels.connect({ chat: -2, title: 'Hai' }, 7, 1);
      channels.connect({ chat: -1, title: 'Một' }, 7, 2);
      channels.connect({ chat: -2, title: 'Hai mới' }, 8, 3);
      channels.connect({ chat: -1, title: 'Một' }, 7, 4);
      expect(channels.channelsOf(7)).toEqual([
        { chat: -2, title: 'Hai mới' },
        { chat: -1, title: 'Một' },
      ]);
      expect(channels.channelsOf(8)).toEqual([{ chat: -2, title: 'Hai mới' }]);
      expect(channels.channelsOf(9)).toEqual([]);
    });

    it('keeps a channel connected as long as anybody wants it', () => {
      channels.connect({ chat: -1, title: 'Một' }, 7, 1);
      channels.connect({ chat: -1, title: 'Một' }, 8, 2);
      channels.disconnect(-1, 7);
      expect([channels.isConnected(-1), channels.channelsOf(7)]).toEqual([true, []]);
      channels.disconnect(-1, 8);
      expect([channels.isConnected(-1), channels.channelsOf(8)]).toEqual([false, []]);
    });

    it('lets an admin take over what a post in the channel connected', () => {
      channels.connect({ chat: -1, title: 'Một' }, null, 1);
      expect(channels.isConnected(-1)).toBe(true);
      channels.connect({ chat: -1, title: 'Một' }, 7, 2);
      channels.connect({ chat: -1, title: 'Một' }, null, 3);
      channels.disconnect(-1, 7);
      expect(channels.isConnected(-1)).toBe(false);
    });
  });
}
