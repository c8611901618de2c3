import { describe, expect, it } from "vitest";
import type { Operation } from "../../scripts/spec/api-spec.js";
import type { Json, Schema } from "../../scripts/spec/json-schema.js";
import { innerSchemas } from "../../scripts/spec/usage.js";
import { first, page } from "../generate/editions-slate.js";
import { examplesIn, linesLike } from "./workdrive-scan.js";

const lines = page.split("\n");
const { spec, diagnostics } = first;
const operations = spec?.operations ?? [];
const schemas = spec?.schemas ?? {};

const operation = (id: string): Operation => {
  const found = operations.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no operation ${id}`);
  return found;
};
const call = (id: string): string => {
  const { wire } = operation(id);
  return wire.kind === "http" ? `${wire.method} ${wire.path}` : wire.kind;
};
const findingsAt = (line: number): string =>
  diagnostics
    .filter((each) => each.line === line)
    .map(({ code, message }) => `${code} ${message}`)
    .join("\n");
const correctionsOf = (id: string): string =>
  diagnostics
    .filter((each) => each.code === "correction/applied" && each.operation === id)
    .map(({ message }) => message)
    .join("\n");

/** A line of the page, what stands there, and what the finding in it says. */
const found: [line: number, text: RegExp, finding: RegExp][] = [
  [6305, /cur_page: 1/u, /example\/repaired .*key without quotes/u],
  [3827, /^"\w+":/u, /example\/repaired .*missing opening bracket/u],
  [1742, / -+ \| -+ /u, /request\/swallowed-table /u],
  [3898, /^kbId /u, /parameter\/in-path "kbId" is listed under "Query Parameters"/u],
  [3903, /^publish /u, /parameter\/no-place "publish" is listed under the path's parameters/u],
  [6083, /^conversationId /u, /parameter\/no-place "conversationId"/u],
  [460, /^id Array/u, /parameters\/near-name the table has "id", the example "ids"/u],
  [2505, /^endtDateTime /u, /parameters\/near-name the table has "endtDateTime", the example "endDateTime"/u],
  [2525, /^videoPreviews /u, /near-name the table has "videoPreviews", the example "videoPreviewIds"/u],
  [4171, /^recieverUserIds /u, /near-name the table has "recieverUserIds", the example "receiverUserIds"/u],
  [4154, /^\{/u, /request\/body-of-get /u],
  [5867, /./u, /request\/body-of-get /u],
  [4199, /^Get All Courses$/u, /request\/twice .*"category\.getAllCategories" has the same/u],
  [4506, /^Create and Assign a Task$/iu, /request\/twice .*"task\.createTask" has the same/u],
  [6072, /^Create a new meeting/u, /request\/twice .*"groupChat\.createNewGroupChat" has the same/u],
  [6651, /^Create a Location$/u, /request\/twice .*"departments\.createDepartment" has the same/u],
];

/** What people corrected: the operation, the call that is made, and the corrections in force. */
const corrected: [id: string, made: string, corrections: string[]][] = [
  [
    "notification.sendNewNotification",
    "POST /api/notifications/send",
    ["probable, notifications-are-posted"],
  ],
  ["messages.sendNewMessage", "POST /api/{conversationId}/messages", ["probable, messages-are-posted"]],
  [
    "document.updateDocument",
    "PATCH /api/documents/{id}",
    [
      "certain, documents-are-spelled",
      "probable, update-of-one-document",
      "probable, id-of-updated-document",
    ],
  ],
  [
    "document.deleteDocument",
    "DELETE /api/documents/{id}",
    ["probable, delete-of-one-document", "probable, id-of-deleted-document"],
  ],
  ["locations.createLocation", "POST /api/locations", ["probable, locations-are-created-as-such"]],
  ["course.getAllCourses", "GET /api/courses", ["probable, courses-are-listed-as-such"]],
];

/** Every line of one kind of slip, and the code of the finding in it. */
const slips: [name: string, pattern: RegExp, count: number, code: string][] = [
  ["methods in mixed case", /^(?:Delete|Patch) https:/u, 15, "request/method-case"],
  ["placeholders without brackets", /^\w+ https:\S+\/id(?: |$)/u, 6, "request/bare-placeholder"],
  ["stray brackets", /^\w+ https:[^\s}]*\}[^\s{]*\}$/u, 2, "request/stray-bracket"],
  ["stray marks", /^[^`]*`[^`]*$/u, 6, "page/stray-mark"],
  ["names with spaces", /^existing Department uuid/u, 4, "parameters/name-spaced"],
];

describe("the defects of WorkDrive's page", () => {
  it.each(found)("line %i is a finding", (line, text, finding) => {
    expect(lines[line - 1]).toMatch(text);
    expect(findingsAt(line)).toMatch(finding);
  });

  it.each(corrected)("%s is corrected, and says so", (id, made, told) => {
    expect(call(id)).toBe(made);
    for (const correction of told) expect(correctionsOf(id)).toContain(`corrected (${correction})`);
    expect(operation(id).corrections).toHaveLength(new Set(operation(id).corrections).size);
  });

  it.each(slips)("%s are findings in their lines", (_, pattern, count, code) => {
    const slipped = linesLike(lines, pattern);
    expect(slipped).toHaveLength(count);
    for (const line of slipped) expect(findingsAt(line), `line ${line}`).toContain(code);
  });

  it("leave alone what only looks wrong", () => {
    expect(call("media.uploadMedia")).toBe("GET /api/media");
    expect(operation("media.uploadMedia").upload).toBeDefined();
    const { parameters } = operation("groupChat.deleteGroupChat");
    expect(parameters.map(({ name, in: place }) => `${name} ${place}`)).toEqual(["id query"]);
    expect(call("task.createTask")).toBe(call("task.createAndAssignTask"));
  });

  it("do not reach what the flattening squashed", () => {
    const event = operation("event.createEvent").payload?.schema;
    const link = event?.properties?.externalLink?.items?.properties ?? {};
    expect(link.url).toMatchObject({ type: "string", format: "uri" });
    const location = operation("post.createPost").payload?.schema.properties?.location?.properties ?? {};
    expect(location.textAddress).toMatchObject({ type: "string" });
    expect(event?.properties?.repeat?.properties?.config).toBeDefined();
    expect(JSON.stringify(schemas.RepeatConfig?.schema)).toContain("86400");
  });

  it("do not reach the marks of what is required", () => {
    const marked = lines.flatMap((text, index) => {
      const [, name] = /^([A-Za-z_]+) ?\*(?:\s+required)?\s+\w/u.exec(text) ?? [];
      return name === undefined ? [] : [[index + 1, name] as const];
    });
    expect(marked.length).toBeGreaterThan(10);
    const lost = marked.filter(([line, name]) => {
      const { parameters, payload } = operations.find(
        (each) => each.lines.start <= line && line <= each.lines.end,
      ) ?? { parameters: [] };
      const own = parameters.some((each) => each.name === name && each.required);
      return !own && !requiredIn(payload?.schema ?? {}).includes(name);
    });
    expect(lost).toEqual([]);
  });
});

function requiredIn(schema: Schema): string[] {
  const whole =
    schema.$ref === undefined ? schema : (schemas[schema.$ref.replace("#/schemas/", "")]?.schema ?? {});
  return [...(whole.required ?? []), ...innerSchemas(whole).flatMap(requiredIn)];
}

/** The parts of a schema that are unknown, with all that examples show there. */
function unknowns(schema: Schema, values: readonly Json[], path: string): [path: string, shown: Json[]][] {
  const whole =
    schema.$ref === undefined ? schema : (schemas[schema.$ref.replace("#/schemas/", "")]?.schema ?? {});
  const isUnknown = [whole.type, whole.enum, whole.anyOf, whole.oneOf, whole.allOf].every(
    (part) => part === undefined,
  );
  if (isUnknown) return [[path, [...values]]];
  const objects = values.filter((value) => isObject(value));
  const lists = values.filter((value) => Array.isArray(value));
  return [
    ...Object.entries(whole.properties ?? {}).flatMap(([name, inner]) => {
      const shown = objects.flatMap((object) => (Object.hasOwn(object, name) ? [object[name] ?? null] : []));
      return unknowns(inner, shown, `${path}.${name}`);
    }),
    ...(whole.items === undefined ? [] : unknowns(whole.items, lists.flat(), `${path}[]`)),
    ...[...(whole.anyOf ?? []), ...(whole.allOf ?? [])].flatMap((inner) => unknowns(inner, values, path)),
  ];
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const saysNothing = (value: Json): boolean =>
  value === null || (typeof value === "object" && Object.keys(value).length === 0);

describe("what is inferred from WorkDrive's examples", () => {
  it("is unknown only where they show nothing", () => {
    const all = operations.flatMap(({ id, payload, responses, examples }) => {
      const shown = (kind: string): Json[] =>
        examples.flatMap((example) => (example.kind === kind ? [example.value] : []));
      return [
        ...unknowns(payload?.schema ?? { type: "null" }, shown("request"), `${id} request`),
        ...responses.flatMap(({ schema = {} }) => unknowns(schema, shown("response"), `${id} response`)),
      ];
    });
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter(([, shown]) => !shown.every(saysNothing))).toEqual([]);
  });

  it("says why it is unknown", () => {
    const parts = (schema: Schema): Schema[] => [schema, ...innerSchemas(schema).flatMap(parts)];
    const whole = [
      ...Object.values(schemas).map(({ schema }) => schema),
      ...operations.flatMap(({ parameters, payload, responses }) => [
        ...parameters.map(({ schema }) => schema),
        ...[payload, ...responses].flatMap((body) => body?.schema ?? []),
      ]),
    ].flatMap(parts);
    const unknown = whole.filter((schema) => schema["x-origin"] === "unknown");
    expect(unknown.length).toBeGreaterThan(50);
    for (const schema of unknown) expect(schema["x-reason"]).toBeTruthy();
  });

  it("has names for shapes, not numbers, and one name for each", () => {
    const names = Object.keys(schemas);
    expect(names.filter((name) => /\d$/u.test(name))).toEqual([]);
    const bare = (schema: Schema): string =>
      JSON.stringify(schema, (key, value: unknown) =>
        key === "description" || key === "example" || key.startsWith("x-") ? undefined : value,
      );
    const texts = Object.values(schemas).map(({ schema }) => bare(schema));
    expect(new Set(texts).size).toBe(names.length);
  });

  it("has about as many names as the examples have shapes of their own", () => {
    const shapes = new Set<string>();
    const visit = (value: unknown): void => {
      if (Array.isArray(value)) for (const item of value) visit(item);
      else if (typeof value === "object" && value !== null) {
        const keys = Object.keys(value).sort();
        if (keys.length > 2) shapes.add(keys.join());
        for (const inner of Object.values(value)) visit(inner);
      }
    };
    for (const { text } of examplesIn(lines)) {
      try {
        visit(JSON.parse(text));
      } catch {
        // Counted roughly: without what is no JSON.
      }
    }
    expect(shapes.size).toBeGreaterThan(50);
    const count = Object.keys(schemas).length;
    expect(count).toBeGreaterThan(shapes.size / 4);
    expect(count).toBeLessThan(shapes.size);
  });
});
