import type { ApiPromise } from "../core/index.js";
import type { Safety } from "../core/safety.js";
import type { RestFeatures } from "./features.js";
import type { DownloadTrait, UploadTrait } from "./transfer/traits.js";

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
  /** Media type of `body`. Default: that of the client, mostly `application/json`. */
  readonly mediaType?: string;
  /** Media type to ask for. Default: any where there is `answer`, else `application/json`. */
  readonly accept?: string;
  /**
   * `binary`: bytes, handed over as an unread response. `none`: nothing. `text`: a text. `optional`: JSON, or nothing,
   * whatever the status. `any`: nothing is known of it, and it is JSON, any other text, or nothing. Default: JSON.
   */
  readonly answer?: "binary" | "none" | "text" | "optional" | "any";
  /** The server takes `content` only when it is told the size beforehand. */
  readonly sized?: true;
  /** The name of its host among the facts. Default: the client's base URL. */
  readonly server?: string;
  /**
   * Whether it may be sent again. Default: what its method promises, which is `read` for GET and HEAD, `idempotent` for
   * PUT and DELETE, and `unsafe` for any other.
   */
  readonly safety?: Safety;
  /** `none`: it is called without credentials. */
  readonly security?: "none";
  /** `open`: it answers a session. `close`: it ends the one that it is called with. */
  readonly session?: "open" | "close";
  /** The path template of the documentation, where that of the target is a correction that is not certain. */
  readonly documented?: string;
  /** Names on the wire of fields whose values are written as JSON, whatever they are, where the body is a form. */
  readonly json?: readonly string[];
  /**
   * It lists in pages: the parameter that takes the cursor of a page, the field of the answer with the cursor of the
   * next one, and the field with the items.
   */
  readonly page?: readonly [parameter: string, next: string, items: string];
  /**
   * It lists in pages that are counted from 1. Fields of the answer are told with dots: `meta.nextPage`.
   */
  readonly numbered?: {
    /** The parameter that takes the number of a page, and the one with the most items of a page. */
    readonly parameter: string;
    readonly size?: string;
    /** Fields of the answer: the items, the number of the next page, and that of the last one. */
    readonly items: string;
    readonly next?: string;
    readonly last?: string;
  };
  /** It lists the items till a time, newest first. */
  readonly timed?: {
    /** The parameter that takes the time, and the one with the most items of a page. */
    readonly parameter: string;
    readonly size?: string;
    /** The field of the answer with the items, with dots. */
    readonly items: string;
    /**
     * Fields of an item: the time that the parameter is compared with, or several that it may be, and what tells items
     * apart.
     */
    readonly time: string | readonly string[];
    readonly id: string;
  };
  /** It lists in pages that begin at an offset. Fields of the answer are told with dots. */
  readonly offset?: {
    /** The parameter that takes the number of items to skip, and the one with the most items of a page. */
    readonly parameter: string;
    readonly size?: string;
    /** Fields of the answer: the items, whether the page is the last, the number of all items. `""`: the answer itself. */
    readonly items: string;
    readonly last?: string;
    readonly total?: string;
  };
  /** It starts a task in the background, or asks for one. */
  readonly task?: {
    /** The field of the answer with the id of the task. Left out: the operation asks for the task itself. */
    readonly id?: string;
    /** The operation that tells the result, and its parameter that takes the id. */
    readonly target: string;
    readonly parameter: string;
  };
  /** It tells how its `content` is sent to another host, and how that is confirmed. */
  readonly upload?: UploadTrait;
  /** It tells where a file is fetched from. */
  readonly download?: DownloadTrait;
  /**
   * It answers a signed form, with which the call sends its `content` to another host: two requests, and one timeout
   * for both. Of the parameters, `size` is the number of bytes, which a stream needs; `name` and `mime`, where they are
   * texts, are told of the file too. The response of such a call is that of the other host, unless the first request is
   * refused. Fields of the answer are told with dots.
   */
  readonly form?: {
    /** Fields of the answer: where the form is sent, and what stands in it before the file. */
    readonly url: string;
    readonly fields: string;
    /** Name of the file in the form. */
    readonly file: string;
    /** Field of the answer with what the call gives. */
    readonly result: string;
  };
}

/** What a call of an operation needs to know about it. */
export interface RestOperation extends RestTraits {
  /** Method and path template: `PUT /rooms/{roomId}/picture`. */
  readonly target: string;
  /** The path template, where that of the target is the documentation's, which does not tell all. */
  readonly template?: string;
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
