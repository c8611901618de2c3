import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readPage } from "../read/read-page.js";
import { pageOf } from "./page.js";
import { parseScenario, printScenario } from "./scenario.js";
import { beyond, compactJson, toldOf } from "./shown.js";

const folder = new URL("wapi/", import.meta.url);
const plain = readPage(pageOf([]).source);

/** Runs the page of a scenario and gives the whole file back with what was found. */
function played(text: string): string {
  const scenario = parseScenario(text);
  const page = pageOf(scenario.fragments);
  const { spec, diagnostics } = readPage(page.source, scenario.facts);
  const shown = beyond(spec, plain.spec);
  return printScenario(scenario, {
    spec: Object.keys(shown).length === 0 ? "" : compactJson(shown),
    told: toldOf(diagnostics, page, scenario.fragments),
  });
}

describe("the plain page of the scenarios", () => {
  it("is read without a complaint", () => {
    expect(plain.diagnostics).toEqual([]);
    expect(plain.spec.operations.map(({ id }) => id)).toEqual(["auth.user.Login"]);
  });
});

describe("scenarios of WApi", () => {
  for (const name of readdirSync(folder).sort()) {
    it(name.replace(/\.md$/u, "").replaceAll("-", " "), () => {
      const file = new URL(name, folder);
      const text = readFileSync(file, "utf8");
      const now = played(text);
      // Rewriting is asked for by hand; the difference is read before it is committed.
      if (process.env.UPDATE === "1" && now !== text) writeFileSync(file, now);
      else expect(now).toBe(text);
    });
  }
});
