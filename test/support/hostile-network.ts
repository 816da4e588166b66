// A network of names and addresses for fetch tests: public addresses lead to one server on this machine, others nowhere.
import { connect as connectTcp } from 'node:net';
import type { Connector, ConnectTo } from '../../src/sources/guarded-connection.js';
import type { Resolver } from '../../src/sources/guarded-target.js';

/** Public addresses that stand for the server; no packet ever goes to them. */
export const PUBLIC = '93.184.216.34';
export const PUBLIC_6 = '2606:2800:220:1:248:1893:25c8:1946';
const REACHABLE = new Set([PUBLIC, PUBLIC_6]);

export interface HostileNetwork {
  readonly resolve: Resolver;
  readonly connect: Connector;
  /** Names looked up, oldest first. */
  readonly lookups: readonly string[];
  /** Connections made, oldest first. */
  readonly connections: readonly ConnectTo[];
  /** Addresses asked for that are not of this network: a guard has failed when there is one. */
  readonly escapes: readonly string[];
  /** Gives a name its addresses; each lookup takes the next answer, and the last one stays. `[]` is an unknown name. */
  name(host: string, ...answers: ReadonlyArray<readonly string[]>): void;
  /** Lets an address lead to the server too, for what is allowed on purpose. */
  reach(address: string): void;
  /** From now on connections to an address claim to lead to another one. */
  mislead(address: string, claimed: string | undefined): void;
}

/** Names below `.example` are public unless told otherwise. https is played without TLS. */
export function createHostileNetwork(port: number): HostileNetwork {
  const names = new Map<string, Array<readonly string[]>>();
  const reachable = new Set(REACHABLE);
  const misled = new Map<string, string | undefined>();
  const lookups: string[] = [];
  const connections: ConnectTo[] = [];
  const escapes: string[] = [];
  return {
    lookups,
    connections,
    escapes,
    async resolve(host) {
      lookups.push(host);
      const answers = names.get(host) ?? (host.endsWith('.example') ? [[PUBLIC]] : [[]]);
      const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? [];
      if (answer.length === 0) throw Object.assign(new Error(`${host} is unknown`), { code: 'ENOTFOUND' });
      return answer;
    },
    connect(to) {
      if (!reachable.has(to.address)) {
        escapes.push(to.address);
        return Promise.reject(new Error(`${to.address} is outside of the test's network`));
      }
      connections.push(to);
      return new Promise((resolve, reject) => {
        const socket = connectTcp({ host: '127.0.0.1', port });
        const remoteAddress = misled.has(to.address) ? misled.get(to.address) : to.address;
        socket.once('error', reject);
        socket.once('connect', () => resolve({ socket, remoteAddress }));
      });
    },
    name(host, ...answers) {
      names.set(host, [...answers]);
    },
    reach(address) {
      reachable.add(address);
    },
    mislead(address, claimed) {
      misled.set(address, claimed);
    },
  };
}
