import { spawn } from "node:child_process";
import { node20, tools } from "./places.mjs";

/** A TypeScript language server, as editors run it. */
export class TsServer {
  #process = spawn(node20, [tools.tsserver, "--disableAutomaticTypingAcquisition"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  #sequence = 0;
  #waiting = new Map();
  #received = Buffer.alloc(0);

  constructor() {
    this.#process.stdout.on("data", (chunk) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#read();
    });
  }

  /** Sends a command that has no answer. */
  tell(command, args) {
    this.#sequence += 1;
    const request = { seq: this.#sequence, type: "request", command, arguments: args };
    this.#process.stdin.write(`${JSON.stringify(request)}\n`);
    return this.#sequence;
  }

  /** Sends a command and gives the body of its answer. */
  ask(command, args) {
    return new Promise((resolve, reject) => {
      this.#waiting.set(this.tell(command, args), { resolve, reject });
    });
  }

  end() {
    this.#process.kill();
  }

  /** Takes every whole message: a header with its length in bytes, an empty line, and JSON. */
  #read() {
    for (;;) {
      const split = this.#received.indexOf("\r\n\r\n");
      if (split < 0) return;
      const length = Number(/Content-Length: (\d+)/u.exec(this.#received.toString("utf8", 0, split))?.[1]);
      const end = split + 4 + length;
      if (this.#received.length < end) return;
      const message = JSON.parse(this.#received.toString("utf8", split + 4, end));
      this.#received = this.#received.subarray(end);
      const waiting = message.type === "response" ? this.#waiting.get(message.request_seq) : undefined;
      if (waiting === undefined) continue;
      this.#waiting.delete(message.request_seq);
      if (message.success) waiting.resolve(message.body);
      else waiting.reject(new Error(message.message));
    }
  }
}
