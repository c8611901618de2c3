import type { Json } from "../../../spec/json-schema.js";
import type { QueryValue } from "../model.js";
import { withBraces } from "../placeholders.js";

const pair = /^([\w$.[\]-]+)(?:=(.*))?$/su;

/** The names and values of a query string such as `?dry=true`. Undefined: it cannot be read. */
export function queryValues(text: string): QueryValue[] | undefined {
  const found = new Map<string, QueryValue>();
  for (const part of text.replace(/^\?/u, "").split("&")) {
    if (part === "") continue;
    const [, name, value] = pair.exec(decoded(part) ?? "") ?? [];
    if (name === undefined || found.has(name)) return undefined;
    const isTold = value !== undefined && value !== "" && !isPlaceholder(value);
    found.set(name, { name, ...(isTold ? { value } : {}) });
  }
  return [...found.values()];
}

function isPlaceholder(value: string): boolean {
  return /^(?:\{.*\}|:[A-Za-z_]\w*|\.{3}|…)$/u.test(withBraces(value));
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}

/**
 * The values as an example. Those that a table lists stay texts, which the table's types explain; of others the form
 * tells what they are.
 */
export function shownInUrl(
  values: readonly QueryValue[],
  listed: ReadonlySet<string>,
): { [key: string]: Json } | undefined {
  const told = values.flatMap(({ name, value }): [string, Json][] =>
    value === undefined ? [] : [[name, listed.has(name) ? value : plainValue(value)]],
  );
  return told.length === 0 ? undefined : Object.fromEntries(told);
}

function plainValue(text: string): Json {
  if (text === "true" || text === "false") return text === "true";
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/u.test(text) ? Number(text) : text;
}
