import { clean } from "../core/json.js";
import { writeBody } from "./body.js";
import { expandPath } from "./path.js";

/** What calls by path and method need to know about operations, each table by `METHOD /path`. */
export interface CallTraits {
  /** Media types of bodies that are not JSON. */
  readonly bodies?: Readonly<Record<string, string>>;
  /** Fields of forms whose values are written as JSON. */
  readonly json?: Readonly<Record<string, readonly string[]>>;
  /** How answers that are not JSON are read. */
  readonly answers?: Readonly<Record<string, "blob" | "text">>;
  /** Parameters of paths whose value is a path of several segments. */
  readonly segments?: Readonly<Record<string, readonly string[]>>;
}

/** The options of a call, as far as they matter here. */
interface Init {
  readonly params?: { readonly path?: Readonly<Record<string, unknown>> | null } | null;
  readonly parseAs?: string;
  readonly body?: unknown;
  readonly middleware?: readonly unknown[];
}

interface Answer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** Makes a path of a template and the values of its parameters. */
type Expand = (template: string, params: Readonly<Record<string, unknown>>) => string;

type Method = (template: string, init: object) => Promise<Answer>;

const verb = /^(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE)$/;

/**
 * A client in the style of `openapi-fetch` that checks what goes into paths, writes bodies in their media types, reads
 * answers as they are documented, and drops members named `__proto__` from them. What the options of a call say goes
 * before that. An error without a body is `{ status, message }`.
 *
 * @param maxDepth - How deep JSON may be nested. A deeper answer is a RangeError.
 * @param expand - Makes a path of a template. Where there are `segments`, it has to know `{+name}`.
 */
export function checkCalls<C extends object>(
  client: C,
  traits: CallTraits,
  maxDepth = 128,
  expand: Expand = expandPath,
): C {
  return new Proxy(client, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      if (typeof found !== "function") return found;
      const request =
        (kind: string, method: Method) =>
        (template: string, init?: object): Promise<Answer> =>
          send(
            method,
            template,
            optionsOf(traits, `${kind.toUpperCase()} ${template}`, init ?? {}, expand),
            maxDepth,
          );
      if (name === "request")
        return (kind: string, template: string, init?: object) =>
          request(kind, (...more) => found(kind, ...more))(template, init);
      return verb.test(String(name)) ? request(String(name), (...more) => found(...more)) : found;
    },
  });
}

async function send(method: Method, template: string, init: Init, maxDepth: number): Promise<Answer> {
  const answer = await method(template, init);
  if (init.parseAs === "json")
    for (const value of [answer.data, answer.error])
      if (typeof value === "object") clean(value, maxDepth, undefined);
  const { error, response } = answer;
  // An error without a body is one all the same.
  if (response.ok || (error !== undefined && error !== "")) return answer;
  return { ...answer, error: { status: response.status, message: `HTTP ${response.status}` } };
}

function optionsOf(
  { bodies, json, answers, segments }: CallTraits,
  target: string,
  init: Init,
  expand: Expand,
): Init {
  const mediaType = bodies?.[target];
  let given: string | null | undefined;
  const pathSerializer: Expand = (template, params) => {
    const several = segments?.[target] ?? [];
    return expand(
      several.reduce((path, name) => path.replace(`{${name}}`, `{+${name}}`), template),
      params,
    );
  };
  const bodySerializer = (body: unknown, headers?: Headers): unknown => {
    given = headers?.get("content-type");
    return serialize(body, given?.includes("json") ? "application/json" : mediaType, json?.[target]);
  };
  const naming = ({ request: { headers } }: { readonly request: Request }): void => {
    if (mediaType && !given && headers.get("content-type") === "application/json")
      headers.set("content-type", mediaType);
  };
  return {
    parseAs: answers?.[target] ?? "json",
    ...{ pathSerializer, bodySerializer },
    ...init,
    // Without an object of parameters, the template itself would be sent.
    params: { ...init.params, path: init.params?.path ?? {} },
    middleware: [{ onRequest: naming }, ...(init.middleware ?? [])],
  };
}

/** Bytes and forms go as they are, anything else in its media type. A form without fields is no body. */
function serialize(
  body: unknown,
  mediaType = "application/json",
  jsonFields: readonly string[] = [],
): unknown {
  // Not at import: Node loads what `FormData` needs when it is touched.
  const asIs = [Blob, ArrayBuffer, ReadableStream, FormData, URLSearchParams];
  const goesAsIs = ArrayBuffer.isView(body) || asIs.some((kind) => body instanceof kind);
  if (goesAsIs) return body;
  const isForm = mediaType !== "application/json" && Object(body) === body;
  return writeBody(isForm ? withJson(Object(body), jsonFields) : body, mediaType).bytes || undefined;
}

function withJson(body: object, fields: readonly string[]): object {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      fields.includes(name) && value !== undefined ? JSON.stringify(value) : value,
    ]),
  );
}
