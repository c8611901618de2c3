import { describe, expect, test } from "vitest";
import { emitTypeScript } from "../../../scripts/emit/typescript/index.js";
import { apiSpecSchema } from "../../../scripts/spec/api-spec.js";
import { listingSpec } from "../listing-spec.js";

const files = new Map(
  emitTypeScript(listingSpec(), { variable: "shop", prefix: "ShopRooms" }).map(({ path, text }) => [
    path.replace("generated/shop/", "").replace(".ts", ""),
    text,
  ]),
);
const file = (name: string): string => files.get(name) ?? "";
/** Without the line breaks of comments. */
const told = (name: string): string => file(name).replace(/\s+\*\s+/g, " ");

describe("listings", () => {
  test("pages that are counted", () => {
    expect(file("client")).toContain(`        numbered: {
          parameter: "cur_page",
          size: "per_page",
          items: "result.users",
          next: "meta.next",
          last: "meta.last",
        },`);
    expect(told("user.types")).toContain(
      "`.pages()` goes from the page that `cur_page` asks for, the first by default, as long as `meta.next` of the answer tells another. `.items()` goes through the items of those pages, their `result.users`.",
    );
    expect(file("user.types")).toContain("): PagePromise<GetAllUsersOutput, GetAllUsersItem>;");
    expect(file("user.types")).toContain("export type GetAllUsersItem = User;");
    expect(file("user")).toMatch(/ numberedOperation\(\n {4}"GET \/api\/users",\n/);
  });

  test("pages of items till a time, in an answer that is a reference", () => {
    expect(file("client")).toContain(
      '{ timed: { parameter: "endTime", items: "messages", time: "createdAt", id: "id" } }',
    );
    expect(told("user.types")).toContain("asked for with the `createdAt` of the oldest item as `endTime`.");
    expect(file("user.types")).toContain("export type GetMessagesItem = Message;");
    expect(file("user")).toMatch(/ timedOperation\(\n {4}"GET \/api\/messages",\n/);
  });

  test("pages of items till a time that may be one of several", () => {
    const { operations, ...spec } = listingSpec();
    const paging = { style: "time", parameter: "endTime", items: "messages", time: ["sentAt", "createdAt"] };
    const messages = operations.flatMap((each) =>
      each.id === "user.getMessages" ? [{ ...each, paging: { ...paging, id: "id" } }] : [],
    );
    const emitted = emitTypeScript(apiSpecSchema.parse({ ...spec, operations: messages }));
    const textOf = (name: string) => emitted.find(({ path }) => path.endsWith(`/${name}.ts`))?.text;
    expect(textOf("client")).toContain('time: ["sentAt", "createdAt"], id: "id" } }');
    expect(textOf("user.types")?.replace(/\s+\*\s+/g, " ")).toContain(
      "with the `sentAt` or `createdAt` of the oldest item, whichever the items are sorted by, as `endTime`.",
    );
  });

  test.each([
    [{ last: "meta.last" }, "to the last, which `meta.last` of the answer tells."],
    [{}, "until one is empty."],
  ])("the end of counted pages: %o", (more, text) => {
    const spec = listingSpec();
    const [first] = spec.operations;
    const paging = { style: "page", parameter: "cur_page", items: "result.users", ...more } as const;
    const operations = first === undefined ? [] : [{ ...first, paging }];
    const types = emitTypeScript({ ...spec, operations }).find(({ path }) => path.endsWith("/user.types.ts"));
    expect(types?.text.replace(/\s+\*\s+/g, " ")).toContain(text);
  });
});

describe("an upload", () => {
  test("is a member beside its operation, with the content and the answer's id", () => {
    expect(file("media.types")).toContain(
      "  upload(params: UploadParams, options?: ShopRoomsCallOptions): ApiPromise<UploadOutput>;",
    );
    expect(file("media.types")).toContain(`export interface UploadParams {
  mime: string;
  /** \`size\` in the query. */
  size_query?: number | undefined;
  /** The bytes of the file. */
  content: Content;`);
    expect(file("media.types")).toContain("export type UploadOutput = string;");
    expect(file("client")).toContain(`        rename: { size_query: "size" },
        form: { url: "signedRequest.url", fields: "signedRequest.fields", file: "file", result: "fileId" },`);
    expect(file("media")).toMatch(
      / => ApiPromise<types\.UploadOutput> =\n {2}\/\*#__PURE__\*\/ formOperation\(/,
    );
    expect(file("schemas/index")).toContain('  "media.upload": media.upload,');
  });

  test("tells what it does, and its operation points to it", () => {
    expect(told("media.types")).toContain(
      "It asks for a form at `GET /api/media`, with the parameters that are given. Then it sends the form to the storage host",
    );
    expect(file("media.types")).toContain(
      'const fileId = await shop.media.upload({ mime: "video/mp4", content });',
    );
    expect(file("media.types")).toContain("It only gives the form: `upload()` asks for it");
  });

  test("tells what the operation's notes tell", () => {
    const spec = listingSpec();
    const operations = spec.operations.map((each) => ({
      ...each,
      notes: ["Probable: it is so", "It is slow"],
    }));
    const types = emitTypeScript({ ...spec, operations }).find(({ path }) =>
      path.endsWith("/media.types.ts"),
    );
    expect(types?.text.split("   * Probable: it is so. It is slow.\n")).toHaveLength(3);
  });

  test("gives what nobody knows where the page does not describe the field", () => {
    const spec = listingSpec();
    const operations = spec.operations.flatMap((each) =>
      each.upload === undefined ? [] : [{ ...each, upload: { ...each.upload, result: "gone.id" } }],
    );
    const types = emitTypeScript({ ...spec, operations }).find(({ path }) =>
      path.endsWith("/media.types.ts"),
    );
    expect(types?.text).toContain("ApiPromise<unknown>");
    expect(types?.text).toContain("the page does not describe gone.id of the answer.");
  });
});

describe("what comments tell", () => {
  test("documented query values are the example, in the types of their parameters", () => {
    expect(file("user.types")).toContain("shop.user.getAllUsers({ cur_page: 1, per_page: 5 });");
  });

  test("a body of a GET cannot be sent", () => {
    expect(file("user.types")).toContain("findUsers(params?: Record<string, never>");
    expect(told("user.types")).toContain(
      "The page shows a body, which cannot be sent: a GET request has none.",
    );
    expect(file("user.types")).not.toContain("Ada");
  });

  test("a range of statuses is not named", () => {
    expect(file("user.types")).toContain("   * Answer: The users.");
    expect(file("user.types")).not.toContain("2XX");
  });

  test("statuses of all operations stand with the errors only", () => {
    expect(file("errors")).toContain("export type ShopRoomsErrorStatus = 400 | 404 | 503;");
    expect(file("errors")).toContain(" * - 400: Bad Request -- Your request is invalid.\n");
    expect(file("errors")).toContain('come back later.",\n});');
    expect(told("errors")).toContain("could not be found. Some operations say otherwise");
    expect(file("user.types")).not.toContain("Your request is invalid");
    expect(file("task.types")).toContain("- 404: No such parent.");
  });

  test("what is inferred is said once", () => {
    expect(file("objects")).toContain(`/** Inferred from the documented example. */
export interface User {
  id?: string;
  card?: { color?: string; online?: boolean };
  tags?: string[];
  /** Unknown: the example shows an empty object. */
  cover?: unknown;
}`);
    expect(file("objects")).toContain(
      "/** Inferred from the documented example. The page tells the types of `id`, `createdAt`. */",
    );
    expect(file("objects")).toContain("  /** The table calls it `bdoy`. */\n  body?: string;");
    expect(file("user.types").match(/Inferred/g)).toHaveLength(1);
  });
});

describe("a group that is called like an object", () => {
  test("leaves it its name", () => {
    expect(file("user.types")).toContain("export interface UserOperations {");
    expect(file("user.types")).toContain('import type { Message, Messages, User } from "./objects.js";');
    expect(file("client")).toContain("  readonly user: UserOperations;");
    expect(file("media.types")).toContain("export interface Media {");
  });

  test("is called otherwise where that is another object", () => {
    const { schemas } = listingSpec();
    const schema = { type: "object" as const };
    const spec = listingSpec({ schemas: { ...schemas, UserOperations: { schema } } });
    const client = emitTypeScript(spec).find(({ path }) => path.endsWith("/client.ts"));
    expect(client?.text).toContain("  readonly user: UserOperations2;");
  });
});

test("the facts have no host that only the caller knows", () => {
  expect(file("facts")).toContain('= {\n  auth: { in: "header", name: "X-API-KEY" },\n};');
});

test("the facts tell what to do where the key is refused, but not how that is known", () => {
  const [key] = listingSpec().authSchemes ?? [];
  const evidence = { certainty: "certain", reason: "r", evidence: "e" } as const;
  const remedy = { text: 'ask "them" for `another`', ...evidence };
  const emitted = emitTypeScript(listingSpec({ authSchemes: key ? [{ ...key, remedy }] : [] }));
  const text = String.raw`"ask \"them\" for \u0060another\u0060"`;
  expect(emitted.find(({ path }) => path.endsWith("/facts.ts"))?.text).toContain(
    `= {\n  auth: { in: "header", name: "X-API-KEY", remedy: ${text} },\n};`,
  );
});

test("of two operations on one method and path the other client knows only what both tell", () => {
  const [, , , , first, second] = listingSpec().operations;
  const form = { mediaTypes: ["multipart/form-data"], required: true, schema: { type: "object" as const } };
  const bodiesOf = (payloads: (typeof form | undefined)[]): string | undefined => {
    const operations = [first, second].flatMap((each, index) =>
      each === undefined ? [] : [{ ...each, payload: payloads[index] }],
    );
    const emitted = emitTypeScript(listingSpec({ operations }));
    return emitted.find(({ path }) => path.endsWith("/openapi.ts"))?.text;
  };
  expect(bodiesOf([form, form])).toContain('"POST /api/tasks": "multipart/form-data",');
  expect(bodiesOf([form, undefined])).toContain("const traits = {} as const;");
});
