import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { ServerFigures } from "./server.js";

/** The server of a soak, in a process of its own. */
export interface FaultServer {
  readonly url: string;
  figures(): Promise<ServerFigures>;
  close(): Promise<void>;
}

export async function startFaultServer(seed: number): Promise<FaultServer> {
  const program = join(import.meta.dirname, "server.ts");
  const child = fork(program, [`${seed}`], { execArgv: ["--import", "tsx"] });
  const [{ url }] = (await once(child, "message")) as [{ url: string }];
  return {
    url,
    async figures() {
      child.send("figures");
      const [figures] = (await once(child, "message")) as [ServerFigures];
      return figures;
    },
    async close() {
      const gone = once(child, "exit");
      child.disconnect();
      await gone;
    },
  };
}
