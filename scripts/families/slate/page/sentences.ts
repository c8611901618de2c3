import { typeOf } from "../table/type-expression.js";
import { beginsText, isFunctionWord, looksLikeName } from "../table/words.js";

/**
 * Whether a line is a sentence beyond doubt: neither a title nor a label, nor a row that was torn off its table, such as
 * `Size integer The size.`
 */
export function isSentence(text: string): boolean {
  const [first = "", second = "", ...more] = text.split(" ");
  if (more.length < 2 || !/^["'“(]?\p{Lu}/u.test(first) || !/[.!?]["'”)]?$/u.test(text)) return false;
  if (isFunctionWord(first)) return true;
  const rest = more.join(" ");
  const isRow = typeOf(second) !== undefined && (beginsText(rest) || /^any\s/u.test(rest));
  return !looksLikeName(first) && !isRow;
}
