import { note, type Reading } from "../../reading.js";
import type { ErrorRow, GroupPart, SlatePage } from "../model.js";
import { readEndpoint } from "./endpoint.js";
import { readFront } from "./front.js";
import { claimNodes, linesOf, type SlateNode, textLine } from "./nodes.js";
import { outlineOf } from "./outline.js";
import type { GroupSection, Section } from "./sections.js";

/** Reads a page into its sections, before anything is inferred from its tables and examples. */
export function readSlatePage(reading: Reading): SlatePage {
  const { front, groups, errors } = outlineOf(reading);
  const { title, version, introduction, authentication } = readFront(reading, front);
  const headers = new Set(authentication?.headers.map(({ name }) => name.toLowerCase()));
  const parts = groups.flatMap((group) => readGroup(reading, group, headers));
  if (parts.every(({ endpoints }) => endpoints.length === 0))
    note(reading, "page/missing", { line: 1 }, { what: "endpoint" });
  if (errors.length === 0)
    note(reading, "page/no-errors", { line: Math.max(reading.document.lines.length, 1) });
  return {
    title,
    version,
    introduction,
    authentication,
    groups: parts,
    errors: errors.flatMap((section) => readErrors(reading, section)),
  };
}

function readGroup(
  reading: Reading,
  { title, text, endpoints }: GroupSection,
  headers: ReadonlySet<string>,
): GroupPart[] {
  const parts = endpoints.flatMap(
    (section) => readEndpoint(reading, section, { group: title?.text, headers }) ?? [],
  );
  if (title === undefined) {
    for (const endpoint of parts)
      note(reading, "endpoint/no-group", { line: endpoint.title.line }, { title: endpoint.title.text });
    return [];
  }
  const told = text.filter(isText);
  claimNodes(reading, "slate/group", [title, ...told]);
  const place = { line: title.line };
  if (told.length === 0) note(reading, "group/no-text", place, { title: title.text });
  if (endpoints.length === 0) note(reading, "group/no-endpoints", place, { title: title.text });
  return [{ title: textLine(title), text: linesOf(told), endpoints: parts }];
}

const isText = ({ kind }: SlateNode): boolean => kind === "line" || kind === "list";

function readErrors(reading: Reading, { title, nodes }: Section): ErrorRow[] {
  claimNodes(
    reading,
    "slate/errors",
    [title, ...nodes].filter((node) => isText(node) || node.kind === "errors"),
  );
  return nodes.flatMap((node) => (node.kind === "errors" ? node.rows : []));
}
