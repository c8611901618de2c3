import type { ApiSpec } from "../../spec/api-spec.js";
import { type JsonObject, record } from "./json.js";
import { asMarkdown, plain, sentence } from "./markdown.js";
import { componentName, type Names } from "./names.js";

/** A status that every operation may answer: one response among the components, to which all of them refer. */
export interface CommonStatus {
  status: string;
  /** Of the component. */
  name: string;
  text: string | undefined;
}

/** How many words of a text are still a name. */
const longestName = 4;

/** `BadRequest`, where the text begins with such words; else the status itself. */
export function commonStatuses({ errors, envelope }: ApiSpec, names: Names): CommonStatus[] {
  if (envelope !== undefined) return [];
  const texts = new Map<number, string | undefined>();
  for (const { code, text } of errors)
    if (typeof code === "number" && !texts.has(code)) texts.set(code, text);
  return [...texts]
    .sort(([a], [b]) => a - b)
    .map(([code, text]) => ({
      status: String(code),
      name: names.claim(nameIn(text) ?? `Status${code}`, `Status${code}`),
      text,
    }));
}

/** The words before the first mark: `Bad Request -- Your request is invalid.` → `BadRequest`. */
function nameIn(text: string | undefined): string | undefined {
  const [start = ""] = plain(text ?? "").split(/[.:;,(–—]|-(?=[-\s])/, 1);
  const words = start.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  if (words.length > longestName || !/^[A-Za-z]/.test(words[0] ?? "")) return undefined;
  return componentName(words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(""));
}

/** `components.responses`: without content, because the page has one list for all and tells no bodies in it. */
export function commonResponses(statuses: readonly CommonStatus[]): JsonObject {
  const untold = "Every operation may answer so. The page does not tell the body.";
  return record(
    statuses.map(({ name, text }) => {
      const told = text === undefined ? [] : [sentence(asMarkdown(text))];
      return [name, { description: [...told, untold].join("\n\n") }];
    }),
  );
}

/** What an operation answers besides: its own responses tell more. */
export function commonReferences(
  statuses: readonly CommonStatus[],
  own: ReadonlySet<string>,
): [string, JsonObject][] {
  return statuses
    .filter(({ status }) => !own.has(status))
    .map(({ status, name }) => [status, { $ref: `#/components/responses/${name}` }]);
}
