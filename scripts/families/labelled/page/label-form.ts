import { withoutMarks } from "./labels.js";
import type { PageLine } from "./nodes.js";
import { withoutColon } from "./trim.js";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Words that begin or end a sentence, and no label. */
const functionWords = words(
  "a an the for any each all if in on of as with to from or and by it this that where",
);

/** Words by which documentation labels the parts of a method. */
const usual = words(
  "request response body header headers cookie cookies path query form input output payload permission permissions " +
    "access scope scopes role roles authentication authorization security description summary usage limit limits " +
    "status deprecated since availability see also arguments fields properties result results",
);

const alone = /^[A-Z][A-Za-z-]*(?: [A-Za-z-]+){0,2}\s?:?$/u;
const inline = /^([A-Z][A-Za-z-]*(?: [A-Za-z-]+)?):\s\S/u;

/**
 * Whether a line has the form of a label: a few words alone and a colon, or marked as a heading or as strong; or one or
 * two words, a colon and a text. `usual`: only if one of its words is common among labels.
 */
export function resemblesLabel(line: PageLine, which: "any" | "usual"): boolean {
  const plain = withoutMarks(line.text);
  if (line.bullet || !line.gap) return false;
  const [, lead] = inline.exec(plain) ?? [];
  const isMarked = line.heading !== undefined || isStrong(line);
  const isAlone = plain.length <= 40 && alone.test(plain) && (isMarked || plain.endsWith(":"));
  if (lead === undefined && !isAlone) return false;
  const found = (lead ?? withoutColon(plain)).toLowerCase().split(" ");
  if (functionWords.has(found[0] ?? "") || functionWords.has(found.at(-1) ?? "")) return false;
  return which === "any" || isMarked || found.some((word) => usual.has(word));
}

function isStrong({ text, markdown }: PageLine): boolean {
  const shown = (markdown ?? text).trim();
  return shown.startsWith("**") && /\*\*:?$/u.test(shown);
}
