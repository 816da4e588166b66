// The list of what may be fetched although it is not public: what it reads, what it refuses, what it lets through.
import { describe, expect, it } from 'vitest';
import { type AllowList, allowsAddress, allowsHost, parseAllowList } from '../../src/core/allow-list.js';

function listOf(written: string): AllowList {
  const read = parseAllowList(written);
  if ('wrong' in read) throw new Error(`Entry ${read.wrong} was not taken.`);
  return read.allow;
}

describe('an allow-list', () => {
  it('is empty when nothing is written', () => {
    expect(listOf(' , ')).toEqual([]);
  });

  it.each([
    ['127.0.0.1', '127.0.0.1', 8080, true],
    ['127.0.0.1', '::ffff:127.0.0.1', 80, true],
    ['127.0.0.1', '127.0.0.2', 80, false],
    ['127.0.0.1:8080', '127.0.0.1', 8080, true],
    ['127.0.0.1:8080', '127.0.0.1', 8081, false],
    ['127.0.0.1:80', '127.0.0.1', 8080, false],
    ['127.1', '127.0.0.1', 80, true],
    ['::1', '::1', 80, true],
    ['[::1]', '0:0:0:0:0:0:0:1', 80, true],
    ['[::1]:8080', '::1', 80, false],
    ['[::1]:8080', '::1', 8080, true],
    ['::1', '127.0.0.1', 80, false],
    ['10.0.0.0/8', '10.255.0.1', 80, true],
    ['10.0.0.0/8', '11.0.0.1', 80, false],
    ['10.1.2.3/8', '10.9.9.9', 80, true],
    ['fd00::/8', 'fd12::1', 80, true],
    ['fd00::/8', 'fc12::1', 80, false],
    ['0.0.0.0/0', '127.0.0.1', 80, true],
    ['0.0.0.0/0', '::1', 80, false],
    ['a.example, 10.0.0.0/8\n127.0.0.1', '127.0.0.1', 80, true],
    ['127.0.0.1', 'localhost', 80, false],
  ])('%j lets the address %s, port %i: %s', (written, address, port, through) => {
    expect(allowsAddress(listOf(written), address, port)).toBe(through);
  });

  it.each([
    ['paper.intranet', 'paper.intranet', 80, true],
    ['paper.intranet', 'paper.intranet.', 8080, true],
    ['Paper.Intranet.', 'paper.intranet', 80, true],
    ['paper.intranet', 'evil-paper.intranet', 80, false],
    ['paper.intranet', 'a.paper.intranet', 80, false],
    ['paper.intranet:8080', 'paper.intranet', 8080, true],
    ['paper.intranet:8080', 'paper.intranet', 80, false],
    ['báo.example', 'xn--bo-mia.example', 80, true],
    ['news_box', 'news_box', 80, true],
    ['localhost', 'localhost', 3000, true],
    ['127.0.0.1', '127.0.0.1', 80, false],
  ])('%j lets the name %s, port %i: %s', (written, host, port, through) => {
    expect(allowsHost(listOf(written), host, port)).toBe(through);
  });

  it.each([
    ['*.example', 1],
    ['a.example, ?!', 2],
    ['10.0.0.0/33', 1],
    ['10.0.0.0/', 1],
    ['10.0.0/8/9', 1],
    ['http://a.example', 1],
    ['a.example/feed', 1],
    ['user@a.example', 1],
    ['a.example:99999', 1],
    ['1.2.3.4.5', 1],
    ['256.1.1.1', 1],
    ['[::1', 1],
    ['-a.example', 1],
    ['a.example,b.example,:8080', 3],
  ])('%j is not taken, because of entry %i', (written, wrong) => {
    expect(parseAllowList(written)).toEqual({ wrong });
  });
});
