import { checkUrl } from "../core/http.js";
import { fieldAt } from "./fields.js";
import type { Pair } from "./text.js";

/** Makes the error of an answer that tells no request. It quotes no value: they are signed. */
export type Refuse = (path: string, problem: string) => Error;

/**
 * The URL of another host in an answer.
 *
 * @param path - The field of the answer, with dots.
 */
export function urlAt(
  answer: unknown,
  path: string,
  allowInsecure: boolean | undefined,
  refuse: Refuse,
): string {
  const url = `${fieldAt(answer, path)}`;
  try {
    return checkUrl(url, allowInsecure);
  } catch {
    throw refuse(path, "is no URL that a file may travel to or from");
  }
}

/** Names and texts in an answer, of which there may be none. */
export function pairsAt(answer: unknown, path: string, refuse: Refuse): Pair[] {
  const value = fieldAt(answer, path) ?? {};
  // An empty list is how some servers write an empty object.
  if (typeof value !== "object" || (Array.isArray(value) && value.length))
    throw refuse(path, "holds no names and texts");
  return Object.entries(value).map(([name, text]): Pair => {
    if (!["string", "number", "boolean"].includes(typeof text)) throw refuse(path, "holds more than texts");
    return [name, `${text}`];
  });
}

/** What a URL and pairs hold, under a name that tells that it is secret. */
export function secretsOf(url: string, pairs: readonly Pair[]): object[] {
  const query = url.replace(/^[^?]*\??|#.*/g, "");
  const written = query.split("&").map((pair) => pair.replace(/^[^=]*=/, ""));
  const texts = [...pairs.map(([, text]) => text), ...written, ...new URLSearchParams(query).values()];
  return texts.map((secret) => ({ secret }));
}
