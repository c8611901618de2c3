import type { Code } from "../../../read/document.js";
import type { Reading } from "../../reading.js";
import { opensCode } from "./code-blocks.js";
import { meaningOf } from "./labels.js";
import { claimNodes, type SlateNode } from "./nodes.js";

/** Names of tabs that show how to call the API from a program or a shell. */
const languages = new Set(
  (
    "shell bash sh zsh console curl wget ruby python javascript js node nodejs typescript ts java kotlin php go golang " +
    "csharp cs c# swift objective-c objc rust perl r elixir scala dart powershell"
  ).split(" "),
);

/** Comments above a sample that are looked through for its first line. */
const maxComments = 8;
const comment = /^\s*(?:\/\/|#|\/\*|\*)/u;

/** What begins a line of a program, and no sentence. */
const opener =
  /^\s*(?:\$ )?(?:(?:curl|wget) +(?:-|["']|\\|\$|https?:)|require *\(|require +["']|import +\S.* from +["']|import +[\w.]+;?$|from +[\w.]+ +import\b|(?:const|let|var) +[\w{[$][^=]*=|#!\/|<\?php)/u;
const assignment = /^\s*[\w.$@]+ *=[^=]/u;
const call = /^\s*[\w$@]+(?:(?:\.|::|->)[\w$]+[!?]?)+(?:\(.*)?;?$/u;
const ending = /[;\\{(,]\s*$/u;

/** Whether a block of code shows how to call the API from a program: no JSON, and in the language of a program. */
export function isSample({ text, language }: Pick<Code, "text" | "language">): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !comment.test(line));
  if (opensCode((lines[0] ?? "").trim())) return false;
  return (language !== undefined && languages.has(language.toLowerCase())) || lines.some(opensSample);
}

function opensSample(line: string): boolean {
  return opener.test(line);
}

/** Where JSON begins below a sample in one block of code; the number of lines where none does. */
export function sampleLength(lines: readonly string[]): number {
  const at = lines.findIndex(
    (line, index) => index > 0 && /^[{[]/u.test(line) && (lines[index - 1] ?? "").trim() === "",
  );
  return at === -1 ? lines.length : at;
}

/** The index behind the sample that begins in a line of a flattened page; `start` itself where none does. */
export function sampleEnd(lines: readonly string[], start: number): number {
  let first = start;
  while (first < start + maxComments && comment.test(lines[first] ?? "")) first += 1;
  if (!opensSample(lines[first] ?? "")) return start;
  let end = first + 1;
  for (let index = end; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line.trim() === "") continue;
    const isNext = index === end;
    const isPart = isNext && (/^\s/u.test(line) || /[\\,({]\s*$/u.test(lines[index - 1] ?? ""));
    if (!isPart && !isProgram(line, isNext)) break;
    end = index + 1;
  }
  return end;
}

/** Behind a blank line only what begins as a program does. */
function isProgram(line: string, isNext: boolean): boolean {
  if (opensSample(line) || assignment.test(line) || call.test(line)) return true;
  return isNext && !opensCode(line) && (comment.test(line) || ending.test(line) || /^[)}\]]/u.test(line));
}

/** `The command above returns JSON like this:` */
const captionWord = /\b(?:json|code|command|requests?|responses?|returns?)\b/iu;

/** The nodes without samples of programs, and without captions of code: they are boilerplate. */
export function withoutSamples(reading: Reading, nodes: readonly SlateNode[]): SlateNode[] {
  const kept: SlateNode[] = [];
  /** What stands below a node: code, or a caption of it. */
  let isAboveCode = false;
  for (const node of nodes.toReversed()) {
    const isCaption: boolean = isAboveCode && captions(node);
    if (node.kind === "sample") claimNodes(reading, "slate/sample", [node]);
    else if (isCaption) claimNodes(reading, "slate/caption", [node]);
    else kept.push(node);
    isAboveCode = node.kind === "code" || node.kind === "sample" || (isCaption && isAboveCode);
  }
  return kept.reverse();
}

/** Quotations right above code, and lines that announce it. */
function captions(node: SlateNode): boolean {
  if (node.kind !== "line" || node.heading !== undefined || meaningOf(node.text) !== undefined) return false;
  return (
    node.style === "quote" ||
    (node.style === undefined && node.text.endsWith(":") && captionWord.test(node.text))
  );
}
