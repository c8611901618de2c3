/** How many elements may be open at a time. Browsers draw the line at 512. */
const deepest = 512;

const voids = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
/** Elements that end where the next of their kind begins. */
const siblings = new Set("p li dt dd tr td th thead tbody tfoot option optgroup".split(" "));
/** Elements that hold text instead of tags. */
const raw = new Set("script style title textarea xmp iframe noembed noframes".split(" "));
const tag = /<(\/?)([a-z][^\s/>]*)/iuy;

/**
 * The source with blanks in place of the tags that would nest too deep: parsers look through all open elements at each
 * tag. Offsets stay the same, and so does a page that nests sensibly.
 */
export function shallow(source: string): string {
  const open = new Stack();
  const kept: string[] = [];
  let from = 0;
  let end = 0;
  for (let at = source.indexOf("<"); at !== -1; at = source.indexOf("<", Math.max(end, at + 1))) {
    tag.lastIndex = at;
    const [, slash, written = ""] = tag.exec(source) ?? [];
    const name = written.toLowerCase();
    end = slash === undefined ? endOfMarkup(source, at) : endOfTag(source, at);
    if (end === -1) break;
    if (slash === undefined || voids.has(name)) continue;
    if (slash === "/") {
      open.close(name);
      continue;
    }
    if (siblings.has(name) && open.last === name) open.close(name);
    if (open.depth >= deepest) {
      kept.push(source.slice(from, at), " ".repeat(end - at));
      from = end;
    } else if (raw.has(name)) end = endOfRaw(source, name, end);
    else open.push(name);
    if (end === -1) break;
  }
  return from === 0 ? source : kept.join("") + source.slice(from);
}

/** Names of open elements. An end tag ends all that is open within its element, or nothing. */
class Stack {
  readonly #names: string[] = [];
  readonly #counts = new Map<string, number>();

  get depth(): number {
    return this.#names.length;
  }

  get last(): string | undefined {
    return this.#names.at(-1);
  }

  push(name: string): void {
    this.#names.push(name);
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  close(name: string): void {
    if ((this.#counts.get(name) ?? 0) === 0) return;
    for (let last = this.#names.pop(); last !== undefined; last = this.#names.pop()) {
      this.#counts.set(last, (this.#counts.get(last) ?? 1) - 1);
      if (last === name) return;
    }
  }
}

/** Behind a comment, a declaration, or an instruction; behind the bracket where it is none. -1: it never ends. */
function endOfMarkup(source: string, at: number): number {
  const [closer, length] = source.startsWith("<!--", at) ? ["-->", 3] : [">", 1];
  if (!/[!?/]/u.test(source.charAt(at + 1))) return at + 1;
  const end = source.indexOf(closer, at + 2);
  return end === -1 ? -1 : end + length;
}

/** Behind the bracket that ends a tag; brackets in quoted values do not. -1: the tag never ends. */
function endOfTag(source: string, at: number): number {
  const sign = /[>"']/gu;
  sign.lastIndex = at;
  for (let found = sign.exec(source); found !== null; found = sign.exec(source)) {
    if (found[0] === ">") return sign.lastIndex;
    if (!startsValue(source, found.index)) continue;
    const end = source.indexOf(found[0], sign.lastIndex);
    if (end === -1) return -1;
    sign.lastIndex = end + 1;
  }
  return -1;
}

function startsValue(source: string, quote: number): boolean {
  let before = quote - 1;
  while (/\s/u.test(source.charAt(before))) before -= 1;
  return source.charAt(before) === "=";
}

function endOfRaw(source: string, name: string, from: number): number {
  const closer = new RegExp(`</${name}`, "giu");
  closer.lastIndex = from;
  return closer.exec(source)?.index ?? -1;
}
