/** The chapters of a page that a scenario can add to. */
export type Chapter = "overview" | "header" | "body" | "index" | "section" | "objects" | "errors";

export interface Fragment {
  chapter: Chapter;
  /** Taken as it is: the parts of a section that it lacks are not filled in. */
  bare: boolean;
  text: string;
}

export interface Page {
  source: string;
  /** Where each fragment begins in the source, counted from 1. */
  starts: number[];
}

/** The smallest page that is read without a complaint. */
const chapters: Record<Chapter, string> = {
  overview: `WApi Interface

Version: 1.2

Overview

Http request usage:

Call https://api.example.com.`,
  header: `Header fields

token

(optional string) - Returned by auth.user.Login`,
  body: `Body fields

data

(optional object) - The values

error

(optional object) - What went wrong`,
  index: `Actions List

auth.user.Login Opens a session`,
  section: `Actions

auth.user.Login

Opens a session

${filling("auth.user.Login", "")}`,
  objects: `Objects

Output object - Thing

  • thing_id - int`,
  errors: `Errors

Error ID Error traduction
400 Bad request`,
};

export const defaultTarget = "demo.item.Do";
const target = /^[a-z][\w-]*(?:\.[\w-]+){2,}$/mu;

/** The parts that every section has, without those that the text has already. */
function filling(name: string, text: string): string {
  const example = { header: { target: name, identification: {} }, body: { data: {} } };
  const parts: [string, string][] = [
    ["Url:", "https://api.example.com"],
    ["Call type:", "The json message is sent in the http request body."],
    ["Header Identification:", ""],
    ["Output:", "  • success - bool"],
    ["Example:", JSON.stringify(example, null, 4)],
  ];
  const labels = new Set(text.split("\n"));
  // Without an example of its own, a fragment with fields would be held against an empty message.
  const missing = parts.filter(
    ([label]) => !labels.has(label) && (label !== "Example:" || !text.includes("•")),
  );
  return missing.map(([label, value]) => `${label}\n\n${value}`).join("\n\n");
}

/** A page with the fragments in their chapters; a section without a heading gets one, and an entry in the index. */
export function pageOf(fragments: readonly Fragment[]): Page {
  const order: Chapter[] = ["overview", "header", "body", "index", "section", "objects", "errors"];
  const lines: string[] = [];
  const starts: number[] = fragments.map(() => 0);
  const add = (text: string): void => {
    for (const line of text.split("\n")) lines.push(line);
    lines.push("");
  };
  for (const chapter of order) {
    add(chapters[chapter]);
    if (chapter === "errors" || chapter === "index") lines.pop();
    if (chapter === "index" && !fragments.some((fragment) => fragment.chapter === "index"))
      for (const fragment of fragments.filter((other) => other.chapter === "section"))
        lines.push(`${nameOf(fragment)} ${titleOf(fragment)}`.trim());
    for (const [index, fragment] of fragments.entries()) {
      if (fragment.chapter !== chapter) continue;
      if (chapter === "section" && !target.test(fragment.text)) lines.push(defaultTarget, "");
      starts[index] = lines.length + 1;
      add(fragment.text);
      if (chapter === "section" && !fragment.bare) add(filling(nameOf(fragment), fragment.text));
    }
    lines.push("");
  }
  return { source: lines.join("\n"), starts };
}

function nameOf({ text }: Fragment): string {
  return target.exec(text)?.[0] ?? defaultTarget;
}

/** The line below the heading, if it is no label. */
function titleOf({ text }: Fragment): string {
  const line = text.split("\n").find((other) => other.trim() !== "" && !target.test(other)) ?? "";
  return line.endsWith(":") ? "" : line;
}
