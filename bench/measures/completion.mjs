import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { folderOf } from "../consumers.mjs";
import { spread } from "../measure.mjs";
import { TsServer } from "../tsserver.mjs";

/** What is typed after a program; `|` is where completion is asked for. `expect` is an entry that must be offered. */
const edits = {
  "empty project": { program: "empty", typed: "const one = { two: 3 };\none.|", expect: "two" },
  "docwright, after `wimi.`": { program: "docwright, namespaces", typed: "wimi.|", expect: "document" },
  "docwright, after `wimi.document.file.`": {
    program: "docwright, namespaces",
    typed: "wimi.document.file.|",
    expect: "lock",
  },
  "openapi-fetch, after `client.`": { program: "openapi-fetch", typed: "client.|", expect: "POST" },
  'openapi-fetch, in `POST("/…", {})`': {
    program: "openapi-fetch",
    typed: 'client.POST("/|", {})',
    expect: "/#document.file.Lock",
  },
  "hey-api, after `sdk.`": {
    program: "hey-api",
    typed: 'import * as sdk from "../../hey-api/index.js";\nsdk.|',
    expect: "documentFileLock",
  },
};

class Session {
  constructor({ program, typed, expect }) {
    this.file = join(folderOf(program), "main.ts");
    const text = `${readFileSync(this.file, "utf8")}\nexport const edited = 1;\n${typed.replace("|", "")}`;
    const before = text.length - typed.length + 1 + typed.indexOf("|");
    const lines = text.slice(0, before).split("\n");
    this.at = { line: lines.length, offset: lines.at(-1).length + 1 };
    this.editedLine = text.slice(0, text.indexOf("edited = 1")).split("\n").length;
    this.expect = expect;
    this.server = new TsServer();
    this.server.tell("open", { file: this.file, fileContent: text });
  }

  /** Edits a line above and asks for completions: the milliseconds from the edit to the answer. */
  async measure() {
    const line = { file: this.file, line: this.editedLine };
    const start = performance.now();
    this.server.tell("change", {
      ...line,
      offset: 1,
      endLine: this.editedLine,
      endOffset: 1,
      insertString: " ",
    });
    const body = await this.server.ask("completionInfo", { file: this.file, ...this.at });
    const ms = performance.now() - start;
    if (!body?.entries?.some(({ name }) => name === this.expect))
      throw new Error(`${this.expect} is not offered`);
    return ms;
  }
}

/** How long an editor waits for completions after an edit. */
export async function measureCompletions() {
  const rounds = 30;
  const sessions = Object.entries(edits).map(([name, edit]) => ({
    name,
    session: new Session(edit),
    values: [],
  }));
  try {
    for (let round = 0; round < rounds + 2; round++) {
      for (const { session, values } of sessions) {
        const value = await session.measure();
        // The first answers wait for the project to load.
        if (round >= 2) values.push(value);
      }
    }
  } finally {
    for (const { session } of sessions) session.server.end();
  }
  const samples = Object.fromEntries(sessions.map(({ name, values }) => [name, spread(values)]));
  return [
    {
      title: "completion after an edit, tsserver 5.9",
      unit: "ms",
      yardstick: "empty project",
      samples,
      budget: { "docwright, after `wimi.`": "≤ 2×", "docwright, after `wimi.document.file.`": "≤ 2×" },
    },
  ];
}
