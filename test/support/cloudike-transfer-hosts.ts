import { type Cloudike, type CloudikeOptions, createCloudikeCore } from "../../src/cloudike/index.js";
import { type CloudikeServer, startCloudikeServer } from "./cloudike-server.js";
import { type CloudikeStorage, startCloudikeStorage } from "./cloudike-storage.js";
import { addTransfers, type Transfers } from "./cloudike-transfers.js";

/** An API and a host of storage, each on a port of its own. */
export interface TransferHosts {
  readonly server: CloudikeServer;
  readonly storage: CloudikeStorage;
  readonly transfers: Transfers;
  /** A client, every request of which has a header that no host of storage may see. */
  client(more?: Partial<CloudikeOptions>): Cloudike;
  /** How often a route of the API was asked for: `POST /api/1/files/create/`, which may end in `*`. */
  asked(route: string): number;
  /** Ends them, and tells what a client must never do and has done. */
  close(): Promise<readonly string[]>;
}

export async function startTransferHosts(): Promise<TransferHosts> {
  const [server, storage] = await Promise.all([startCloudikeServer(), startCloudikeStorage()]);
  const transfers = addTransfers(server, storage);
  return {
    ...{ server, storage, transfers },
    client: (more) =>
      createCloudikeCore(server.options({ headers: { "x-client": "S3CR3T" }, ...more }), server.facts),
    asked: (route) => {
      const begin = route.replace(/\*$/, "");
      const targets = server.requests.map(({ method, path }) => `${method} ${path}`);
      return targets.filter((target) => (begin === route ? target === route : target.startsWith(begin)))
        .length;
    },
    close: async () => {
      await Promise.all([server.close(), storage.close()]);
      return [...server.faults, ...storage.faults];
    },
  };
}
