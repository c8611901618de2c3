import type { Heading } from "../document.js";
import { attribute, type Element, textsBelow } from "./dom.js";
import { PageLines } from "./lines.js";

/** What the whole page shares: its lines, and the anchors that wait for their heading. */
export class Page {
  readonly lines: PageLines;
  /** Anchors of a heading that may come in the line `#since`. */
  #waiting: string[] = [];
  #since = 0;
  #heading: Heading | undefined;
  /** The page's own address, where a browser noted it: saved links begin with it. */
  readonly #address: string | undefined;

  constructor(readonly source: string) {
    this.lines = new PageLines(source);
    const saved = /<!-- saved from url=\(\d{1,9}\)([^\s#]+)/u.exec(source.slice(0, 2000));
    this.#address = saved?.[1];
  }

  /** An empty link behind a heading belongs to it; other anchors to the heading that comes next, if nothing stands between. */
  anchor(element: Element): void {
    const isLink = element.name === "a";
    const names = [attribute(element, "id"), isLink ? attribute(element, "name") : undefined];
    const own = names.filter((name, index) => name && names.indexOf(name) === index);
    for (const name of own) {
      if (name === undefined) continue;
      const above = this.#heading?.endLine === this.lines.next - 1 ? this.#heading : undefined;
      if (above !== undefined && isLink && isEmpty(element)) {
        above.anchors ??= [];
        above.anchors.push(name);
      } else this.#wait(name);
    }
  }

  /** A heading begins: what stands in it is its own. */
  opens(): void {
    this.#heading = undefined;
  }

  closes(heading: Heading): void {
    const anchors = this.#since === heading.startLine ? this.#waiting : [];
    if (anchors.length > 0) heading.anchors = anchors.filter((name) => name !== heading.id);
    this.#waiting = [];
    this.#heading = heading;
  }

  /** Where a link leads; links to this page begin with `#`. Empty where it would run something. */
  target(element: Element): string {
    const href = (attribute(element, "href") ?? "").trim();
    if (/^[a-z][a-z0-9+.-]{0,30}:/iu.test(href) && !/^(?:https?|mailto|tel|ftp|file):/iu.test(href))
      return "";
    const address = this.#address;
    return address !== undefined && href.startsWith(`${address}#`) ? href.slice(address.length) : href;
  }

  /** Anchors wait only as long as no other line comes. */
  #wait(name: string): void {
    if (this.#since !== this.lines.next) this.#waiting = [];
    this.#since = this.lines.next;
    this.#waiting.push(name);
  }
}

function isEmpty(element: Element): boolean {
  for (const { text } of textsBelow(element)) if (text.trim() !== "") return false;
  return true;
}
