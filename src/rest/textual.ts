import type { ApiError } from "../core/api-error.js";
import { DecodeError } from "../core/decode-error.js";
import { failure } from "../core/exchange.js";
import type { RestFeatures } from "./features.js";

const isPage = (mediaType: string | null | undefined) => !!mediaType?.toLowerCase().includes("html");

/** An answer that is a text. A page of HTML where none is documented comes from another server. */
export const readTextual: Required<RestFeatures>["read"] = (exchange, { accept }, text) => {
  const type = exchange.response?.headers.get("content-type");
  if (text !== undefined && (!isPage(type) || isPage(accept))) return text;
  const problem = `HTTP ${exchange.response?.status} ${type}, not ${accept}, see .asResponse(). ${text ?? "too large"}`;
  throw failure<ApiError>(exchange, DecodeError, problem, { detail: text });
};
