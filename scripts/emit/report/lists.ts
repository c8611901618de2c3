import type { ApiSpec, Operation } from "../../spec/api-spec.js";
import { groups } from "../openapi/json.js";
import { code, plain } from "../openapi/markdown.js";
import {
  type AnswerSource,
  answerSource,
  answerSources,
  canHaveLostLists,
  isToldInWords,
  type ParameterSource,
  type Place,
  parameterPlaces,
  parameterSource,
  parameterSources,
  sourceLabels,
} from "./list-sources.js";
import { folded, lineLink, number, share, table, text } from "./markdown.js";

/** How many operations have their parameters, and their answer, from each source. */
export interface ListCounts {
  operations: number;
  parameters: ReadonlyMap<ParameterSource, number>;
  answers: ReadonlyMap<AnswerSource, number>;
}

/** Undefined where pages of the kind lose nothing. */
export function listCounts(spec: ApiSpec): ListCounts | undefined {
  if (!canHaveLostLists(spec)) return undefined;
  const { operations } = spec;
  return {
    operations: operations.length,
    parameters: counted(operations.map(parameterSource)),
    answers: counted(operations.map((operation) => answerSource(operation, spec))),
  };
}

function counted<Source>(sources: readonly Source[]): Map<Source, number> {
  return new Map([...groups(sources, (source) => source)].map(([source, same]) => [source, same.length]));
}

/** What the page tells of each method, what is from elsewhere, and what nobody knows. */
export function listsSection(spec: ApiSpec): string[] {
  const counts = listCounts(spec);
  if (counts === undefined) return [];
  const sections = groups(inPageOrder(spec.operations), ({ section, group }) => section ?? group.join("."));
  return [
    [
      "### Parameters and answers",
      table(
        ["from", "parameters", "share", "answers", "share"],
        answerSources.map((source) => totalRow(sourceLabels[source], counts)),
        true,
      ),
      "Operations by where their list of parameters and their answer are from. What is lost stays open: any parameter can be given.",
      ...[...sections].map(([title, operations]) =>
        folded(headline(title, operations), rows(operations, spec)),
      ),
      ...repeatedPart(spec),
    ].join("\n\n"),
  ];
}

/** The findings that tell of methods which the page describes more than once. */
const repeated = ["block/repeated", "block/same-request"];

/** They are one row where the page says the same twice, and one each where it does not. */
function repeatedPart({ findings, source }: ApiSpec): string[] {
  const found = findings.filter((finding) => repeated.includes(finding.code));
  if (found.length === 0) return [];
  const entries = found.map(({ line, operation, message }) => {
    const place = lineLink(source.file, line);
    return `- ${operation === undefined ? place : `${place} ${code(operation)}`}: ${text(message)}`;
  });
  return ["Described more than once:", entries.join("\n")];
}

function totalRow(label: string, { operations, parameters, answers }: ListCounts): string[] {
  const sum = (counts: ReadonlyMap<ParameterSource | AnswerSource, number>): number =>
    [...counts].reduce((total, [source, count]) => total + (sourceLabels[source] === label ? count : 0), 0);
  const cells = [parameters, answers].flatMap((counts) => [
    number(sum(counts)),
    share(sum(counts), operations),
  ]);
  return [label, ...cells];
}

/** It stands in HTML. */
function headline(title: string, operations: readonly Operation[]): string {
  const lost = operations.filter((operation) => parameterSource(operation) === "lost").length;
  const name = plain(title).replace(/&/g, "&amp;").replace(/</g, "&lt;");
  return `${name}, ${number(operations.length)}${lost === 0 ? "" : `, the parameters of ${number(lost)} are lost`}`;
}

function rows(operations: readonly Operation[], spec: ApiSpec): string {
  return table(
    ["operation", "parameters", "answer"],
    operations.map((operation) => [
      lineLink(spec.source.file, operation.lines.start, code(operation.id)),
      parametersText(operation, spec),
      answerText(operation, spec),
    ]),
  );
}

/** `2 on the page (types: documented elsewhere), 3 client code`. */
function parametersText(operation: Operation, spec: ApiSpec): string {
  const places = parameterPlaces(operation, spec);
  const told = parameterSources.flatMap((source) => {
    const alike = places.filter((place) => place.source === source);
    if (alike.length === 0) return [];
    return [`${number(alike.length)} ${sourceLabels[source]}${typesText(alike)}`];
  });
  const source = parameterSource(operation);
  if (source === "lost") return [...told, "the list is lost"].join(", ");
  const { state, origin } = operation.parameterList ?? {};
  const isDenied = state === "none" && origin === undefined;
  if (told.length > 0) return `${isDenied ? `none, ${sourceLabels.page}; ` : ""}${told.join(", ")}`;
  return `none, ${sourceLabels[source]}`;
}

/** Where the types are from of parameters that the page only names. */
function typesText(places: readonly Place[]): string {
  const types = places.flatMap(({ type }) => (type === undefined ? [] : [sourceLabels[type]]));
  if (types.length === 0) return "";
  const which = types.length < places.length ? `types of ${number(types.length)}` : "types";
  return ` (${places.length === 1 ? "type" : which}: ${[...new Set(types)].join(", ")})`;
}

/** `documented elsewhere; in words on the page`. */
function answerText(operation: Operation, spec: ApiSpec): string {
  const source = answerSource(operation, spec);
  return isToldInWords(operation, source)
    ? `${sourceLabels[source]}; in words ${sourceLabels.page}`
    : sourceLabels[source];
}

function inPageOrder(operations: readonly Operation[]): Operation[] {
  return [...operations].sort((a, b) => a.lines.start - b.lines.start);
}

/** Lines for the terminal. */
export function listSummary(spec: ApiSpec): string[] {
  const counts = listCounts(spec);
  if (counts === undefined) return [];
  const line = <Source extends ParameterSource | AnswerSource>(
    what: string,
    sources: readonly Source[],
    found: ReadonlyMap<Source, number>,
  ): string =>
    `  ${what}: ${sources.map((each) => `${number(found.get(each) ?? 0)} ${sourceLabels[each]}`).join(", ")}`;
  return [
    line("lists of parameters", parameterSources, counts.parameters),
    line("answers", answerSources, counts.answers),
  ];
}
