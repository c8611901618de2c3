import { plainForm } from "../../../spec/safety/verb.js";

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/** First words of texts about operations that only look something up, in their plain form. */
const reading = words(`get return show list find search output check fetch read view calculate download`);

/** First words of texts and names about operations that change something, in their plain form. */
const changing =
  words(`install set create delete remove add update edit change move copy rename restore send approve
  accept deny decline reject enable disable clear reset cancel assign register upload mark purge empty unlock lock`);

function firstVerb(text: string): string {
  return plainForm(/[A-Za-z]+/u.exec(text)?.[0] ?? "");
}

/** The first words of a name in camelCase or with underscores: `set_version` → `set`. */
function leadOf(name: string): string {
  return plainForm(/^[A-Z]?[a-z]+/u.exec(name)?.[0] ?? "");
}

/** Whether a text says that the operation only looks something up. */
export function saysReading(text: string): boolean {
  return reading.has(firstVerb(text));
}

/** The word of a text or a name that says that the operation changes something. */
export function changingWord(text: string, name: string): string | undefined {
  return [leadOf(name), firstVerb(text)].find((word) => changing.has(word));
}
