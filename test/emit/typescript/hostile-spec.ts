import type { Parameter } from "../../../scripts/spec/api-spec.js";
import type { Schema } from "../../../scripts/spec/json-schema.js";
import { restSpec } from "../rest-spec.js";
import { envelopeSpec, object, operation, sessionParameters } from "./small-spec.js";

/** Everything at once that could end a comment, a string or a code span, start a tag, or deceive a reader. */
export const hostileText = [
  "*/ pwned(); /*",
  "\n * @deprecated pwned\n@pwned",
  "`pwned */ `` ``` $" + "{pwned()} {@link pwned}",
  '"; pwned(); "',
  "\u2028pwned()\u2029\u0085pwned()\r\n",
  "\u202e\u2066\u200b\ufeff\u0000\u0007\ud800",
  "</script><img onerror=pwned>",
  "\\",
].join(" ");

const names = ["constructor", "__proto__", "toString", "a b", "9", "", '"]: pwned(); //', hostileText];
const fields = JSON.parse(
  `{${names.map((name) => `${JSON.stringify(name)}: { "type": "string", "description": ${JSON.stringify(hostileText)} }`).join(",")}}`,
);

const told: Schema = {
  description: hostileText,
  "x-documented": hostileText,
  "x-remarks": [hostileText],
  "x-reason": hostileText,
  default: hostileText,
  format: hostileText,
};

const value = (text: string) =>
  JSON.parse(
    `{ "header": { "identification": { "id": ${JSON.stringify(text)} } }, "body": { "data": { "__proto__": ${JSON.stringify(text)}, "variable": "pwned()" } } }`,
  );

const parameters: Parameter[] = [
  ...sessionParameters,
  { name: "id", in: "identification", required: true, schema: { type: "string", ...told } },
  { name: hostileText, in: "identification", required: false, schema: { enum: [hostileText, 1] } },
];

/** A spec that validates, with harm in every text that a page can fill. */
export const hostileSpec = envelopeSpec(
  [
    operation("bad.group.Run", {
      title: hostileText,
      description: hostileText,
      reason: hostileText,
      parameters,
      payload: { required: true, schema: object(fields, names, told) },
      responses: [{ status: "default", schema: object(fields, [], told) }],
      conditions: [{ text: hostileText, line: 1 }],
      restrictions: [
        {
          kind: hostileText,
          columns: [{ label: hostileText }, { label: "b" }],
          marks: 1,
          allowed: null,
          line: 1,
        },
      ],
      push: { to: hostileText, target: hostileText, streams: [{ label: hostileText, value: 1 }], line: 1 },
      examples: [{ kind: "request", line: 1, value: value(hostileText) }],
      corrections: [{ id: "x", certainty: "probable", reason: hostileText, documented: hostileText }],
      notes: [hostileText],
    }),
    operation("bad.group.Unknown", { responses: [{ status: "default", description: hostileText }] }),
    operation("bad.group.constructor", { name: "constructor" }),
    operation("bad.group.proto", { name: "__proto__" }),
    operation("bad.group.then", { name: "then" }),
    { ...operation("bad.x.Run"), id: hostileText, group: ["../..", hostileText], name: hostileText },
    { ...operation("__proto__.x.Run"), id: "__proto__" },
  ],
  {
    title: hostileText,
    version: hostileText,
    schemas: {
      [hostileText]: { schema: object(fields, [], told), description: hostileText, used: "output" },
      ["constructor" as string]: {
        schema: object({ again: { $ref: `#/schemas/${hostileText}` } }),
        used: "output",
      },
      Thunk: { schema: object({}), used: "output" },
    },
    errors: [{ code: -1, text: hostileText, line: 1 }],
  },
);

const hostileCall = {
  id: hostileText,
  group: [hostileText],
  name: hostileText,
  title: hostileText,
  description: hostileText,
  wire: { kind: "http" as const, method: "POST", path: `/${hostileText}/{id}/{${hostileText}}` },
  parameters: [
    { name: "id", in: "path" as const, required: true, schema: told },
    { name: hostileText, in: "path" as const, required: true, schema: told },
    { name: hostileText, in: "query" as const, required: false, schema: told },
    {
      name: hostileText,
      in: "header" as const,
      required: false,
      encoding: "unicode-escape" as const,
      schema: told,
    },
    { name: hostileText, in: "cookie" as const, required: false, schema: told },
  ],
  payload: { required: true, mediaTypes: [hostileText], schema: object(fields, names, told) },
  responses: [
    {
      status: "200",
      description: hostileText,
      mediaTypes: [hostileText],
      schema: object({ [hostileText]: { type: "array", items: { type: "string" } } }, [], told),
      headers: [{ name: hostileText, schema: told }],
    },
    { status: "404", description: hostileText },
    { status: hostileText, description: hostileText },
  ],
  paging: { style: "cursor" as const, parameter: hostileText, next: hostileText, items: hostileText },
  examples: [],
  notes: [hostileText],
  lines: { start: 1, end: 2 },
};

/** The same for a REST API. */
export const hostileRestSpec = restSpec({
  title: hostileText,
  version: hostileText,
  description: hostileText,
  servers: [
    {
      name: hostileText,
      url: "https://{pwned}.test",
      variables: { pwned: { default: "a", description: hostileText } },
      description: hostileText,
    },
  ],
  authSchemes: [
    { type: "apiKey", name: hostileText, in: "header", parameter: hostileText, description: hostileText },
  ],
  security: [{ schemes: [{ name: hostileText, scopes: [hostileText] }] }],
  tags: [{ name: hostileText, group: [hostileText], description: hostileText }],
  operations: [
    hostileCall,
    { ...hostileCall, id: "__proto__", name: "__proto__", group: [hostileText, "constructor"] },
  ],
  schemas: hostileSpec.schemas,
});

const supplied: Schema = {
  type: "string",
  "x-origin": "supplement",
  "x-confidence": "client-code",
  "x-reason": hostileText,
};
const blockCall = {
  ...hostileCall,
  id: "block",
  name: "block",
  section: hostileText,
  wire: {
    kind: "http" as const,
    method: "POST",
    path: `/api/1/{id}/{${hostileText}}`,
    methods: ["POST", hostileText],
    versions: ["0", "1", hostileText],
    documentedPath: `/${hostileText}/{id}`,
  },
  parameters: [
    { name: "id", in: "path" as const, required: true, encoding: "segments" as const, schema: told },
    { name: hostileText, in: "path" as const, required: true, encoding: "segments" as const, schema: told },
    {
      name: `${hostileText}?`,
      in: "query" as const,
      required: false,
      encoding: "json" as const,
      schema: supplied,
    },
  ],
  openParameters: true,
  parameterList: { state: "lost" as const, reason: hostileText },
  payload: {
    required: true,
    mediaTypes: ["application/x-www-form-urlencoded"],
    jsonFields: [hostileText],
    schema: object({ a: supplied, b: supplied, [hostileText]: supplied }, [hostileText]),
  },
  responses: [
    { status: "200", schema: { type: "array" as const, items: object({ a: supplied, b: supplied }) } },
    { status: "404", codes: [{ code: hostileText, text: hostileText, line: 1 }] },
  ],
  paging: {
    style: "offset" as const,
    parameter: hostileText,
    items: "",
    last: hostileText,
    total: hostileText,
  },
  upload: {
    style: "confirmed" as const,
    name: `upload ${hostileText}`,
    url: hostileText,
    method: hostileText,
    headers: hostileText,
    fields: hostileText,
    file: hostileText,
    confirm: hostileText,
    done: hostileText,
    parts: { operation: hostileText, flag: hostileText, of: hostileText, number: hostileText },
  },
  download: { name: `download ${hostileText}`, url: hostileText },
};
const { paging: _paging, ...taskCall } = {
  ...blockCall,
  id: "task",
  name: "task",
  task: { id: hostileText, operation: hostileText, parameter: hostileText },
  taskResult: { schema: object({ [hostileText]: supplied }) },
};

/** A page of labelled blocks, with harm in what only such pages have. */
export const hostileBlockSpec = restSpec({
  vendor: "blocks",
  operations: [
    blockCall,
    taskCall,
    {
      ...blockCall,
      id: "listed",
      name: "listed",
      parameterList: { state: "listed", origin: "supplement", reason: hostileText },
    },
  ],
  schemas: hostileSpec.schemas,
  errors: [{ code: hostileText, text: hostileText, line: 1 }],
});
