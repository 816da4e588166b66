// Addresses that must not be reached, in every spelling a URL takes, and the same spellings of one that may be.

/** One of each kind of special IPv4 block, at its edges and at the places people attack. */
export const CLOSED_4: readonly string[] = [
  ...['0.0.0.0', '0.0.0.1', '0.255.255.255'],
  ...['10.0.0.0', '10.0.0.1', '10.255.255.255'],
  ...['100.64.0.0', '100.100.100.200', '100.127.255.255'],
  ...['127.0.0.0', '127.0.0.1', '127.1.2.3', '127.255.255.255'],
  ...['169.254.0.0', '169.254.169.254', '169.254.170.2', '169.254.255.255', '168.63.129.16'],
  ...['172.16.0.0', '172.17.0.1', '172.31.255.255'],
  ...['192.0.0.0', '192.0.0.192', '192.0.2.1', '192.88.99.1'],
  ...['192.168.0.0', '192.168.1.1', '192.168.255.255'],
  ...['198.18.0.0', '198.19.255.255', '198.51.100.7', '203.0.113.9'],
  ...['224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.254', '255.255.255.255'],
];

/** Just outside of those blocks. */
export const OPEN_4: readonly string[] = [
  ...['1.0.0.0', '1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '93.184.216.34'],
  ...['100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.0', '169.253.255.255', '169.255.0.0'],
  ...['172.15.255.255', '172.32.0.0', '192.0.1.0', '192.167.255.255', '192.169.0.0'],
  ...['198.17.255.255', '198.20.0.0', '203.0.114.0', '223.255.255.255', '113.160.0.1'],
];

export const CLOSED_6: readonly string[] = [
  ...['::', '::1', '::2', '::ffff:0:0', '0:0:0:0:0:0:0:1', '::127.0.0.1', '::93.184.216.34'],
  ...['fe80::1', 'fe80::a9fe:a9fe', 'febf:ffff::1', 'fec0::1', 'feff::1'],
  ...['fc00::1', 'fd00::1', 'fd00:ec2::254', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ...['ff00::1', 'ff02::1', 'ff0e::1', '100::1', '100:0:0:1::1', '5f00::1', '4000::1', 'e000::1', 'f000::1'],
  ...[
    '2001::1',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '2001:2::1',
    '2001:10::1',
    '2001:20::1',
    '2001:30::1',
  ],
  ...['2001:db8::1', '2001:db8:ffff::1', '3fff::1', '3fff:fff::1', '64:ff9b:1::1', '64:ff9b:1:7f00:0:100::'],
  ...['2606:2800:220:1:0:5efe:7f00:1', '2606:2800:220:1:200:5efe:a00:1'],
];

export const OPEN_6: readonly string[] = [
  ...['2606:2800:220:1:248:1893:25c8:1946', '2001:4860:4860::8888', '2400:cb00::1', '2a00:1450::1'],
  ...['64:ff9b::5db8:d822', '2001:200::1', '2405:4800::1', '2606:2800:220:1:0:5efe:5db8:d822'],
];

const bytes = (address: string): number[] => address.split('.').map(Number);
const whole = (address: string): number => bytes(address).reduce((sum, byte) => sum * 256 + byte, 0);
const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
/** The two parts of an IPv6 address that hold an IPv4 one. */
const parts = (address: string): string =>
  `${hex(Math.floor(whole(address) / 65_536), 1)}:${hex(whole(address) % 65_536, 1)}`;
const shift = (text: string, from: number): string =>
  text.replace(/[0-9]/gu, (digit) => String.fromCodePoint(from + Number(digit)));

type Spelling = (address: string) => string;

/** Hosts of URLs that the URL standard reads as the very IPv4 address. */
export const SPELLINGS_4: Readonly<Record<string, Spelling>> = {
  dotted: (address) => address,
  'with a final dot': (address) => `${address}.`,
  decimal: (address) => String(whole(address)),
  hexadecimal: (address) => `0x${hex(whole(address), 8)}`,
  'capital hexadecimal': (address) => `0X${hex(whole(address), 8).toUpperCase()}`,
  octal: (address) => `0${whole(address).toString(8)}`,
  'hexadecimal by byte': (address) =>
    bytes(address)
      .map((byte) => `0x${hex(byte, 2)}`)
      .join('.'),
  'octal by byte': (address) =>
    bytes(address)
      .map((byte) => `0${byte.toString(8)}`)
      .join('.'),
  'octal by byte with more zeros': (address) =>
    bytes(address)
      .map((byte) => `000${byte.toString(8)}`)
      .join('.'),
  'in two parts': (address) => `${bytes(address)[0]}.${whole(address) % 16_777_216}`,
  'in three parts': (address) => `${bytes(address).slice(0, 2).join('.')}.${whole(address) % 65_536}`,
  'mixed bases': (address) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes(address);
    return `0x${hex(a, 1)}.${b}.0${c.toString(8)}.${d}`;
  },
  'full-width digits': (address) => shift(address, 0xff10),
  'full-width digits and dots': (address) => shift(address, 0xff10).replaceAll('.', '\u3002'),
  'mathematical digits': (address) => shift(address, 0x1d7ce),
  percent: (address) => address.replace(/[0-9]/gu, (digit) => `%3${digit}`),
};

/** IPv6 addresses that hold the IPv4 one and may lead to it. */
export const EMBEDDINGS: Readonly<Record<string, Spelling>> = {
  mapped: (address) => `[::ffff:${address}]`,
  'mapped in hexadecimal': (address) => `[::ffff:${parts(address)}]`,
  'mapped in full': (address) => `[0:0:0:0:0:FFFF:${parts(address)}]`,
  compatible: (address) => `[::${address}]`,
  translated: (address) => `[::ffff:0:${address}]`,
  NAT64: (address) => `[64:ff9b::${address}]`,
  'local NAT64': (address) => `[64:ff9b:1::${address}]`,
  '6to4': (address) => `[2002:${parts(address)}::1]`,
  Teredo: (address) => `[2001:0:${parts(address)}::1]`,
  ISATAP: (address) => `[2606:2800:220:1:0:5efe:${parts(address)}]`,
};

/** URLs refused for what they are, whatever they lead to. */
export const CLOSED_URLS: readonly string[] = [
  ...[
    'ftp://a.example/',
    'file:///etc/passwd',
    'gopher://a.example/',
    'data:text/xml,<rss/>',
    'javascript:1',
  ],
  ...[
    'ws://a.example/',
    'blob:http://a.example/1',
    'about:blank',
    'dict://a.example:11211/',
    'ldap://a.example/',
  ],
  ...['http://user@a.example/', 'http://user:secret@a.example/', 'http://:secret@a.example/'],
  ...['http://a.example:22/', 'http://a.example:25/', 'http://a.example:6379/', 'http://a.example:8080/'],
  ...[
    'https://a.example:8443/',
    'http://93.184.216.34:9200/',
    'http://[2606:2800:220:1:248:1893:25c8:1946]:81/',
  ],
  ...[
    'http://localhost/',
    'http://LOCALHOST/',
    'http://localhost./',
    'http://a.localhost/',
    'http://ｌocalhost/',
  ],
];

/** Nothing that the URL standard can read as an address. */
export const BROKEN_URLS: readonly string[] = [
  ...['', ' ', 'a.example', '/feed', '//a.example/', 'http://', 'http:///', 'http://[::1', 'http://::1/'],
  ...[
    'http://256.256.256.256/',
    'http://1.2.3.4.5/',
    'http://0x100000000/',
    'http://4294967296/',
    'http://127.0.0.09/',
  ],
  ...[
    'http://[fe80::1%25eth0]/',
    'http://[::ffff:127.0.0.1.]/',
    'http://a.example:99999/',
    'http://a b.example/',
  ],
  `http://a.example/${'a'.repeat(9_000)}`,
];
