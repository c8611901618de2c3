import { ApiError, type ErrorFacts, isErrorNamed } from "../core/api-error.js";
import { type Exchange, failure } from "../core/exchange.js";
import { clean } from "../core/json.js";
import type { CloudikeFacts, CloudikeOptions } from "./options.js";

/** As deep as the body of an error may be nested. */
const depth = 64;

/** What an error knows of an answer, beside what every error knows. */
interface CloudikeErrorFacts extends ErrorFacts {
  readonly description?: string | undefined;
  readonly body?: unknown;
}

/**
 * The server answered with a status that is not 2xx, or the storage host refused a file. A status of 304 is the answer
 * to `If-None-Match` where nothing has changed.
 */
export class CloudikeError extends ApiError {
  declare readonly status: number;
  /** The name of the error, such as `FolderAlreadyCreated`, if the answer tells one. */
  declare readonly code: string | undefined;
  /** What the server says of it to people, if the answer tells it. */
  declare readonly description: string | undefined;
  // Private, because inspecting an error prints public fields, and servers repeat what they were sent.
  readonly #body: unknown;

  constructor(message: string, { body, ...facts }: CloudikeErrorFacts) {
    super(message, facts);
    this.#body = body;
  }

  /** The whole answer, if it is JSON: it may tell more than `code` and `description`, and may hold secrets. */
  get body(): unknown {
    return this.#body;
  }

  override get name(): "CloudikeError" {
    return "CloudikeError";
  }
}

/**
 * Whether a value is a {@link CloudikeError}, of this or another copy of the package.
 *
 * @param codesOrStatuses - Names of errors, or HTTP statuses, one of which it must have. None: any error.
 */
export function isCloudikeError(
  error: unknown,
  ...codesOrStatuses: readonly (string | number)[]
): error is CloudikeError {
  if (!isErrorNamed(error, "CloudikeError")) return false;
  const has = (one: string | number) => one === (typeof one === "number" ? error.status : error.code);
  return codesOrStatuses.length === 0 || codesOrStatuses.some(has);
}

/**
 * The error of an answer.
 *
 * @param host - Who refused, where it is not the API itself.
 */
export function refusal(
  facts: CloudikeFacts,
  client: Pick<CloudikeOptions, "auth">,
  exchange: Exchange,
  detail = "",
  host?: string,
): CloudikeError {
  const { status = 0, statusText = "" } = exchange.response ?? {};
  const told = toldBy(detail);
  const { code, description, body } = told;
  const own = status === 401 ? whyRefused(facts, client, exchange) : `HTTP ${status}`;
  const first = host ? `${host} refused the file (HTTP ${status})` : own;
  // The meanings are those of the API.
  const meaning = !host && facts.errors?.[status];
  const quoted = body === undefined && !/^\s*<[!?a-z]/i.test(detail) && detail;
  const parts = [code, description || meaning || quoted || (!code && statusText)];
  const why = parts.map((part) => `${part || ""}`.trim().replace(/\.$/, "")).filter(Boolean);
  const message = [first, why.join(". ")].filter(Boolean).join(": ");
  return failure<CloudikeError>(exchange, CloudikeError, message, { detail: detail || undefined, ...told });
}

/** What an answer is that is neither good nor an error of HTTP: it moved, or has not changed. */
export function unfollowed(error: ApiError): CloudikeError {
  const { operation, status, message, response, detail } = error;
  const same = `${operation}: not modified (304): it is still what If-None-Match tells`;
  return new CloudikeError(status === 304 ? same : message, { ...error, ...toldBy(detail), response });
}

/** What was refused, and what to do about it. */
function whyRefused(
  { auth: { name, remedy = "log in again" }, login }: CloudikeFacts,
  { auth }: Pick<CloudikeOptions, "auth">,
  { operation, sent }: Exchange,
) {
  if (operation === login) return "the login was refused (401), check login and password";
  if (sent?.().includes(`"${name.toLowerCase()}":`)) {
    const hint = auth?.login ? "it came of auth.login, which gets another once a minute at most" : remedy;
    return `the token in ${name} was refused (401): ${hint}`;
  }
  if (!auth) return "credentials are needed (401), see auth";
  return auth.basic
    ? "the user name and password of auth.basic were refused (401): try login and password"
    : "HTTP 401";
}

/** What an answer tells, if it is JSON. */
function toldBy(detail = ""): { code: string | undefined; description: string | undefined; body: unknown } {
  let body: unknown;
  try {
    body = clean(JSON.parse(detail) as unknown, depth, undefined);
  } catch {
    // It is none, or nested deeper than any error is.
  }
  const { code, description } = Object(body) as { readonly code?: unknown; readonly description?: unknown };
  return { code: textOf(code), description: textOf(description), body };
}

function textOf(value: unknown): string | undefined {
  return (/string|number/.test(typeof value) && `${value}`) || undefined;
}
