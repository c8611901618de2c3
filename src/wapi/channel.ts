import { checkContent, isStream } from "../core/content.js";
import { ContentError } from "../core/content-error.js";
import { type Exchange, failure } from "../core/exchange.js";
import type { RequestBody } from "../core/options.js";
import { Source } from "../core/source.js";

/** The content of one call. */
export interface WapiContent {
  /**
   * Opens it, each time it is sent.
   *
   * @param message - As JSON.
   */
  open(message: string): Promise<{
    readonly body: RequestBody;
    /** Whether it cannot be opened again: it is a stream of the caller's. */
    readonly isOnce: boolean;
    /** The message as a header takes it. */
    readonly told: string;
  }>;
  /** Cancels what nobody reads any more. */
  release(): void;
}

/** How content travels beside a message. It comes with operations that take content: bundles without are without it. */
export type WapiChannel = (exchange: Exchange, content: unknown) => WapiContent;

/**
 * The message travels in a request header, and the body is raw bytes: none where there is no content, because it is
 * optional for some operations.
 *
 * @throws ContentError when what is given cannot be sent.
 */
export const openContent: WapiChannel = (exchange, content = "") => {
  const source = new Source(content);
  const fail = (message: string, more?: object) => failure(exchange, ContentError, message, more);
  // Before a session is opened for it.
  if (source.isGiven) checkContent(content, fail);
  return {
    async open(message) {
      const opened = checkContent(await source.open(), fail);
      const isBytes = isStream(opened);
      return {
        // The cast only widens: a view of shared memory is refused by `fetch` itself.
        body: isBytes ? source.read(opened, fail) : (opened as RequestBody),
        isOnce: isBytes && source.isGiven,
        told: rawUrlEncode(message),
      };
    },
    release: () => source.release(),
  };
};

/** Percent-encodes as RFC 3986 has it, which PHP calls `rawurlencode`. */
export function rawUrlEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
