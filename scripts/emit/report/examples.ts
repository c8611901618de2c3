import type { ApiSpec, Example } from "../../spec/api-spec.js";
import { groups } from "../openapi/json.js";
import { type JudgedExample, judgedExamples } from "../openapi/judged-examples.js";
import { code } from "../openapi/markdown.js";
import { folded, lineLink, number, table, text } from "./markdown.js";

const kinds: readonly [Example["kind"], string][] = [
  ["request", "Requests"],
  ["parameters", "Query parameters"],
  ["response", "Answers"],
  ["task", "Results of tasks"],
];

/** How many reasons of one example are told. */
const longest = 6;

/** The examples of the page: which of them tools may offer, and why not the others. */
export function examplesSection(spec: ApiSpec): string {
  const judged = judgedExamples(spec);
  if (judged.length === 0) return "### Examples\n\nNone.";
  const of = groups(judged, ({ example }) => example.kind);
  const rows = [
    ...kinds.flatMap(([kind, label]) => (of.has(kind) ? [row(label, of.get(kind) ?? [])] : [])),
    row("All", judged),
  ];
  const misfits = judged.filter(({ found }) => found.length > 0);
  return [
    "### Examples",
    table(["", "shown", "accepted", "contradict their schema", "without a place"], rows, true),
    "An example that contradicts its schema, formats included, is not offered in the OpenAPI document: it says why instead.",
    ...(misfits.length === 0
      ? []
      : [folded(`Left out, ${number(misfits.length)}`, list(misfits, spec.source.file))]),
  ].join("\n\n");
}

function row(label: string, judged: readonly JudgedExample[]): string[] {
  const misfits = judged.filter(({ found }) => found.length > 0).length;
  const loose = judged.filter(({ isHomeless }) => isHomeless).length;
  return [label, ...[judged.length, judged.length - misfits - loose, misfits, loose].map(number)];
}

/** Examples that lack the same are one entry. */
function list(misfits: readonly JudgedExample[], file: string): string {
  return [...groups(misfits, reasons)]
    .map(([why, same]) => {
      const places = same.map(({ operation, example }) => lineLink(file, example.line, code(operation.id)));
      return `- ${places.join(", ")}: ${text(why)}`;
    })
    .join("\n");
}

function reasons({ found }: JudgedExample): string {
  const told = found.slice(0, longest).map(({ path, reason }) => `${path || "it"} ${reason}`);
  const others = found.length - told.length;
  return [...told, ...(others > 0 ? [`and ${others} more`] : [])].join("; ");
}
