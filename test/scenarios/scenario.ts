import type { PageFacts } from "../read/read-page.js";
import type { Chapter, Fragment } from "./page.js";

/** A literate case: prose, fragments of a page, facts beside it, and what must come of them. */
export interface Scenario {
  /** Everything before the expectations, as it is written. */
  told: string;
  fragments: Fragment[];
  facts: PageFacts;
}

export interface Outcome {
  spec: string;
  told: string;
}

const fence = /^```(\S+)(?: (.+))?\n([\s\S]*?)\n?^```$/gmu;
const expectations = /^```(?:json|text)\n/mu;
const chapterNames: readonly Chapter[] = [
  "overview",
  "header",
  "body",
  "index",
  "section",
  "objects",
  "errors",
];

/** Reads a scenario. A fence is `page <chapter>[ as it is]` or `facts <file>`; `json` and `text` are expectations. */
export function parseScenario(text: string): Scenario {
  const told = text.slice(0, expectations.exec(text)?.index ?? text.length).trimEnd();
  const scenario: Scenario = { told, fragments: [], facts: {} };
  for (const [, kind, what = "", content = ""] of told.matchAll(fence)) {
    const chapter = chapterNames.find((name) => what.split(" ")[0] === name);
    if (kind === "page" && chapter !== undefined)
      scenario.fragments.push({ chapter, bare: what.endsWith("as it is"), text: content });
    else if (kind === "facts" && (what === "annotations" || what === "supplement" || what === "corrections"))
      scenario.facts[what] = JSON.parse(content);
    else throw new Error(`a scenario knows no fence "${kind} ${what}"`);
  }
  if (scenario.fragments.length === 0) throw new Error("a scenario needs a fragment of a page");
  return scenario;
}

export function printScenario({ told }: Scenario, outcome: Outcome): string {
  const blocks = [
    told,
    ...(outcome.spec === "" ? [] : [`\`\`\`json\n${outcome.spec}\n\`\`\``]),
    ...(outcome.told === "" ? [] : [`\`\`\`text\n${outcome.told}\n\`\`\``]),
  ];
  return `${blocks.join("\n\n")}\n`;
}
