import type { ApiError } from "./api-error.js";
import type { Hook } from "./hooks.js";

/** One request as it is logged: without bodies, queries and credentials. */
export interface RequestRecord {
  readonly vendor: string;
  /** The operation, as the vendor's documentation spells it. */
  readonly operation: string;
  /** The how many-th request of the call it is, from 1. */
  readonly attempt: number;
  readonly method: string;
  /** Origin and path. */
  readonly address: string;
  /** Milliseconds until the headers of the answer were there, or the request had failed. */
  readonly duration: number;
  /** By name in lower case; `[redacted]` where the name is not known to be harmless. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** Where there was an answer. */
  readonly status?: number;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  /** Where there was none: the name of the error, and its code, if it has one. */
  readonly error?: string;
  readonly code?: number | string | undefined;
}

/** Options of {@link logRequests}. */
export interface LogOptions {
  /** Names of more headers whose values are logged. */
  readonly headers?: readonly string[];
}

/** Headers that are about bytes, caches and servers, and not about people. */
const harmless =
  "accept accept-encoding accept-language accept-ranges age allow cache-control connection content-encoding content-language content-length content-range content-type date expires if-modified-since keep-alive last-modified range retry-after server traceparent transfer-encoding user-agent vary via x-request-id";

/**
 * A hook that tells every request, when it is answered or has failed. What the sink throws is ignored.
 *
 * @param sink - Takes the record of one request: `console.debug`, or `(record) => logger.info(record)`.
 */
export function logRequests(
  sink: (record: RequestRecord) => unknown,
  { headers = [] }: LogOptions = {},
): Hook {
  const shown = new Set([...harmless.split(" "), ...headers.map((name) => name.toLowerCase())]);
  return async (request, next) => {
    const { vendor, operation, attempt, method, address } = request;
    const begin = performance.now();
    const tell = async (response: Response | undefined, thrown?: unknown) => {
      const duration = performance.now() - begin;
      const { redact } = request;
      const hide = (pairs: Iterable<readonly [string, string]>) =>
        Object.fromEntries(
          Array.from(pairs, ([name, value]) => [name, shown.has(name) ? redact(value) : "[redacted]"]),
        );
      const { name, code } = Object(thrown) as Partial<ApiError>;
      await sink({
        ...{ vendor, operation, attempt, method, address: redact(address), duration },
        requestHeaders: hide(Object.entries(request.headers)),
        ...(response
          ? { status: response.status, responseHeaders: hide(response.headers) }
          : { error: `${name}`, code }),
      });
    };
    // A log that fails must not fail the call.
    const log: typeof tell = (...told) => tell(...told).catch(() => {});
    try {
      const response = await next();
      log(response);
      return response;
    } catch (error) {
      log(undefined, error);
      throw error;
    }
  };
}
