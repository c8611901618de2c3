import type { Mark, Token } from "./inline.js";

const signs: Record<Exclude<Mark, "code" | "link">, string> = { strong: "**", em: "*", del: "~~" };

export function renderText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => (token.kind === "text" ? token.text : token.kind === "image" ? token.alt : ""))
    .join("");
}

/** A line as Markdown that shows the same. Only what would be read as markup is escaped. */
export function renderMarkdown(tokens: readonly Token[]): string {
  const escaped = escaper(tokens);
  let out = "";
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) continue;
    if (token.kind === "text") out += escaped(token.text);
    else if (token.kind === "image") out += `![${escaped(token.alt)}](${destination(token.src)})`;
    else if (token.mark === "code" || token.mark === "link") {
      const end = token.kind === "open" ? closing(tokens, index) : index;
      const inner = tokens.slice(index + 1, end);
      if (token.mark === "code") out += token.kind === "open" ? codeSpan(renderText(inner)) : "";
      else if (token.kind === "close") out += `](${destination(token.href)})`;
      else if (isBare(inner, token.href)) out += address(renderText(inner));
      else {
        out += "[";
        continue;
      }
      index = end;
    } else out += signs[token.mark];
  }
  return out;
}

/** Links hold no links, and code holds no code: the next end of the same kind is the right one. */
function closing(tokens: readonly Token[], start: number): number {
  const open = tokens[start];
  const mark = open?.kind === "open" ? open.mark : undefined;
  for (let index = start + 1; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.kind === "close" && token.mark === mark) return index;
  }
  return tokens.length;
}

/** A link that shows its own address is the address alone: renderers make links of addresses by themselves. */
function isBare(inner: readonly Token[], href: string): boolean {
  if (inner.some(({ kind }) => kind !== "text")) return false;
  const text = renderText(inner);
  const addresses = [text, `http://${text}`, `mailto:${text}`];
  return addresses.some((one) => [one, `${one}/`, encoded(one)].includes(href));
}

/** An address in brackets where signs in it would be read as marks. */
function address(text: string): string {
  const signs = pairs.some(([sign]) => text.match(sign) !== null);
  return signs && /^[a-z]+:[^\s<>]+$/iu.test(text) ? `<${text}>` : text;
}

/** An address as renderers write it into a link. A lone surrogate has no encoding. */
function encoded(address: string): string {
  return /\p{Cs}/u.test(address) ? address : encodeURI(address);
}

/** Backticks around code that outnumber those within. */
function codeSpan(text: string): string {
  const longest = (text.match(/`+/gu) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
  const fence = "`".repeat(longest + 1);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

function destination(href: string): string {
  if (!/[\s()<>\\]/u.test(href)) return href;
  return `<${href.replace(/[<>\\]/gu, "\\$&").replace(/\s+/gu, "%20")}>`;
}

/** Signs that come in pairs are escaped where a pair stands in the line; a single one means itself. */
const pairs: readonly [sign: RegExp, mark: Mark | undefined][] = [
  [/(?<!\s)\*|\*(?!\s|$)/gu, "em"],
  [/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, undefined],
  [/`/gu, "code"],
  [/~(?=~)|(?<=~)~/gu, "del"],
];

/** What means something else by itself: tags, entities, links, and backslashes before a sign. */
const singles = /\\(?=[!-/:-@[-`{-~]|$)|<(?=[a-zA-Z/!?])|&(?=#?[a-zA-Z0-9]{1,32};)|(?<=\])\((?!\s)/gu;

function escaper(tokens: readonly Token[]): (text: string) => string {
  const outside = plainText(tokens);
  const marks = new Set(tokens.flatMap((token) => (token.kind === "open" ? [token.mark] : [])));
  if (marks.has("strong")) marks.add("em");
  const active = pairs.filter(
    ([sign, mark]) => (outside.match(sign)?.length ?? 0) > (mark !== undefined && marks.has(mark) ? 0 : 1),
  );
  return (text) => {
    const whole = text.replace(singles, "\\$&");
    return active.reduce((done, [sign]) => done.replace(sign, "\\$&"), whole);
  };
}

/** The text of a line without its code. */
function plainText(tokens: readonly Token[]): string {
  let code = false;
  let text = "";
  for (const token of tokens) {
    if (token.kind === "text" && !code) text += token.text;
    else if (token.kind !== "text" && token.kind !== "image" && token.mark === "code")
      code = token.kind === "open";
  }
  return text;
}
