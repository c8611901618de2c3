import type { ApiPromise } from "../core/index.js";
import type { RestFeatures } from "./features.js";

/** What a call of an operation needs to know about it, beside its target. */
export interface RestTraits {
  /** Parameters that travel in request headers, by their names on the wire. */
  readonly headers?: readonly string[];
  /** Headers whose every UTF-16 unit is written `\uXXXX`. */
  readonly escaped?: readonly string[];
  /**
   * Names on the wire of query and header parameters that have another name among the parameters. Where a header and
   * a query parameter have one name on the wire, the one that is renamed is the header.
   */
  readonly rename?: Readonly<Record<string, string>>;
  /** Media type of `body`. Default `application/json`. */
  readonly mediaType?: string;
  /** Media type to ask for. Default: any where there is `answer`, else `application/json`. */
  readonly accept?: string;
  /**
   * `binary`: bytes, handed over as an unread response. `none`: nothing. `text`: a text. `optional`: JSON, or nothing,
   * whatever the status. Default: JSON.
   */
  readonly answer?: "binary" | "none" | "text" | "optional";
  /** The server takes `content` only when it is told the size beforehand. */
  readonly sized?: true;
  /** The name of its host among the facts. Default: the client's base URL. */
  readonly server?: string;
  /** `none`: it is called without credentials. */
  readonly security?: "none";
  /**
   * It lists in pages: the parameter that takes the cursor of a page, the field of the answer with the cursor of the
   * next one, and the field with the items.
   */
  readonly page?: readonly [parameter: string, next: string, items: string];
}

/** What a call of an operation needs to know about it. */
export interface RestOperation extends RestTraits {
  /** Method and path template: `PUT /rooms/{roomId}/picture`. */
  readonly target: string;
  /** Without them it sends JSON or nothing, answers no text, and gives one page. */
  readonly features?: RestFeatures;
}

/** Something that calls operations. */
interface Caller {
  call(operation: RestOperation, params?: object, options?: object): ApiPromise<unknown>;
}

/** A standalone function of an operation. */
export type RestFunction = (client: never, params: never, options?: never) => ApiPromise<unknown>;

/**
 * The standalone function of an operation that sends JSON or nothing, answers no text, and does not list in pages.
 *
 * @typeParam F - Its written-out signature, taken from the annotation of the constant it is assigned to.
 */
export function jsonOperation<F extends RestFunction>(
  target: string,
  traits?: RestTraits,
  features?: RestFeatures,
): F & { readonly operation: RestOperation };
export function jsonOperation(target: string, traits?: RestTraits, features?: RestFeatures): RestFunction {
  const operation: RestOperation = { target, ...traits, ...(features && { features }) };
  return Object.assign(
    (client: Caller, params?: object, options?: object) => client.call(operation, params, options),
    { operation },
  );
}
