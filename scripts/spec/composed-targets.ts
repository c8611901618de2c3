import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { ApiSpec, Operation, Paging, Upload } from "./api-spec.js";
import { Checks, type Part, successes } from "./composed-checks.js";
import { isKind } from "./field-path.js";

/**
 * Whether the parts of an annotated listing, upload, download or background task are there: parameters in the
 * operation, fields in its answer, other operations in the spec. Otherwise the client would silently stop after one
 * page, or ask for nothing.
 */
export function checkComposedCalls(operation: Operation, spec: ApiSpec): Diagnostic[] {
  const { paging, upload, download, task } = operation;
  return [
    ...(paging === undefined ? [] : checkPaging(new Checks(operation, spec, "paging/no-target"), paging)),
    ...(upload === undefined ? [] : checkUpload(new Checks(operation, spec, "upload/no-target"), upload)),
    ...(download === undefined
      ? []
      : new Checks(operation, spec, "download/no-target").fields(operation.responses, [
          ["url", download.url, "string"],
          ["size", download.size],
        ]).found),
    ...(task === undefined
      ? []
      : new Checks(operation, spec, "task/no-target")
          .fields(operation.responses, [["id", task.id]])
          .other("operation", task.operation, [["parameter", task.parameter]]).found),
  ];
}

function checkPaging(checks: Checks, paging: Paging): Diagnostic[] {
  const size = paging.style === "cursor" ? undefined : paging.size;
  const answers = successes(checks.operation.responses);
  // Of offsets alone the runtime knows that they may travel in the body.
  if (paging.style === "offset") checks.turner(paging.parameter).takes([["size", size]]);
  else checks.turner(paging.parameter, "parameters").takes([["size", size]], "parameters");
  const lists = checks.field(answers, ["items", paging.items, "array"]);
  const items = lists.flatMap((list) => (isKind(list, "array") ? (list.items ?? {}) : []));
  const from = paging.style === "time" ? items : answers;
  // What is no list has no items to look into, and is told already.
  if (from.length > 0) for (const part of toldParts(paging)) checks.field(from, part);
  return checks.found;
}

/** What tells where the next page begins, or that there is none. */
function toldParts(paging: Paging): Part[] {
  switch (paging.style) {
    case "cursor":
      return [["next", paging.next]];
    case "page":
      return [
        ["next", paging.next],
        ["last", paging.last],
      ];
    case "offset":
      return [
        ["last", paging.last],
        ["total", paging.total],
      ];
    case "time":
      return [...[paging.time].flat().map((path): Part => ["time", path]), ["id", paging.id]];
  }
}

function checkUpload(checks: Checks, upload: Upload): Diagnostic[] {
  const { responses } = checks.operation;
  if (upload.style === "form")
    return checks.fields(responses, [
      ["url", upload.url, "string"],
      ["fields", upload.fields, "object"],
      ["result", upload.result],
    ]).found;
  const { url, method, headers, fields, confirm, size, done, parts } = upload;
  const sent: Part[] = [
    ["url", url, "string"],
    ["headers", headers, "object"],
  ];
  // Under the status that says that nothing is to be sent there are other fields.
  const asking = responses.filter(({ status }) => status !== done);
  checks.fields(asking, [
    ...sent,
    ["method", method, "string"],
    ["fields", fields, "object"],
    ["confirm", confirm, "string"],
    ["parts.of", parts?.of],
  ]);
  checks.takes([
    ["size", size],
    ["parts.flag", parts?.flag],
  ]);
  if (parts === undefined) return checks.found;
  const told: Part[] = [
    ["parts.of", parts.of],
    ["parts.number", parts.number],
  ];
  return checks.other("parts.operation", parts.operation, told, sent).found;
}
