import type { Table, TextLine } from "../../read/document.js";
import type { Node } from "../../read/nodes.js";
import type { AuthScheme } from "../../spec/api-spec.js";
import { claim, note, type Reading } from "../reading.js";
import { type Draft, type Need, named } from "./scheme-names.js";
import { textLines } from "./text-lines.js";

type Flow = Extract<AuthScheme, { type: "oauth2" }>["flows"][string];

const grammar: readonly [RegExp, (match: RegExpExecArray, state: State, line: number) => void][] = [
  [
    /^API Key \((.+)\)$/u,
    ([, name = ""], state, line) =>
      state.schemes.push({ type: "apiKey", name, in: "header", parameter: "?", line }),
  ],
  [
    /^Parameter Name: (\S+), in: (header|query|cookie)\.(.*)$/u,
    ([, parameter = "", place, text = ""], { schemes }) => {
      const scheme = schemes.at(-1);
      if (scheme?.type !== "apiKey") return;
      scheme.parameter = parameter;
      scheme.in = place === "query" || place === "cookie" ? place : "header";
      if (text.trim() !== "") scheme.description = text.trim();
    },
  ],
  [
    /^HTTP Authentication, scheme: (\S+)(.*)$/u,
    ([, scheme = "", text = ""], state, line) =>
      state.schemes.push({ type: "http", name: "", scheme, ...described(text), line }),
  ],
  [
    /^oAuth2 authentication\.(.*)$/u,
    ([, text = ""], state, line) =>
      state.schemes.push({ type: "oauth2", name: "", flows: {}, ...described(text), line }),
  ],
  [
    /^Flow: (\S+)$/u,
    ([, name = ""], state) => {
      const scheme = state.schemes.at(-1);
      if (scheme?.type !== "oauth2") return;
      state.flow = { scopes: {} };
      scheme.flows[name] = state.flow;
    },
  ],
  [
    /^(Authorization|Token) URL = (\S+)$/u,
    ([, kind, url = ""], { flow }) => {
      if (flow !== undefined) flow[kind === "Token" ? "tokenUrl" : "authorizationUrl"] = url;
    },
  ],
];

interface State {
  schemes: Draft[];
  flow?: Flow;
}

/** Whether a line can open the chapter of the schemes: a tag can have the same name as the chapter. */
export function opensAuthScheme(text: string): boolean {
  return /^(?:[-*•] )?(?:API Key \(|HTTP Authentication, scheme: |oAuth2 authentication\.)/u.test(text);
}

/** Whether a line belongs to the chapter. */
export function tellsAuthScheme(text: string): boolean {
  const bare = text.replace(/^[-*•] /u, "");
  return grammar.some(([pattern]) => pattern.test(bare));
}

/** The chapter "Authentication": schemes in the order of the page. `needs`: what operations say. */
export function readAuthSchemes(
  reading: Reading,
  nodes: readonly Node[],
  needs: readonly Need[],
): AuthScheme[] {
  claim(reading, "widdershins/authentication", nodes);
  const state: State = { schemes: [] };
  for (const node of nodes) {
    if (node.kind === "table") readScopes(node, state);
    else for (const line of textLines(node)) readLine(reading, line, state);
  }
  return named(reading, state.schemes, needs);
}

function readLine(reading: Reading, { line, text }: TextLine, state: State): void {
  for (const [pattern, read] of grammar) {
    const match = pattern.exec(text);
    if (match === null) continue;
    read(match, state, line);
    return;
  }
  const scheme = state.schemes.at(-1);
  // A description of several lines goes on below its first one.
  if (scheme !== undefined) scheme.description = [scheme.description, text].filter(Boolean).join("\n\n");
  else note(reading, "page/unknown-line", { line }, { text, chapter: "Authentication" });
}

function readScopes(table: Table, { flow }: State): void {
  for (const { cells } of table.rows) {
    const [scope, description] = cells;
    if (flow !== undefined && scope !== undefined) flow.scopes[scope.text] = description?.text ?? "";
  }
}

function described(text: string): { description?: string } {
  return text.trim() === "" ? {} : { description: text.trim() };
}
