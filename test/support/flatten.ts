import { load } from "cheerio";

type Node = ReturnType<ReturnType<ReturnType<typeof load>["root"]>["contents"]>[number];

export interface FlattenOptions {
  /** Words that are dropped where they are all that stands in a cell or a line, as extractors do; see `shareLabels`. */
  lose?: readonly string[];
}

/** Labels of buttons to share a page, which extractors drop wherever they stand: names of fields, too. */
export const shareLabels: readonly string[] =
  "email e-mail mail facebook google instagram linkedin pdf pinterest pocket print qq reddit twitter whatsapp xing".split(
    " ",
  );

const blocks = new Set("p div ul ol table pre blockquote h1 h2 h3 h4 h5 h6 aside hr dl".split(" "));

/**
 * Text of a page as content extractors leave it: without blank lines, indentation, headings, quotes, emphasis,
 * addresses of links, remarks, and without list items that are only a link. Tables keep bars behind their cells.
 */
export function flatten(html: string, { lose = [] }: FlattenOptions = {}): string {
  const $ = load(html);
  const content = $(".content").length > 0 ? $(".content") : $("body");
  const lost = new Set(lose.map((word) => word.toLowerCase()));
  const isLost = (text: string): boolean => lost.has(text.replace(/^\W+/, "").trim().toLowerCase());
  const lines: string[] = [];
  let run = "";

  const inline = (node: Node): string => {
    if (node.type === "text") return node.data.replace(/\s+/g, " ");
    if (node.type !== "tag") return "";
    if (node.name === "br") return "\n";
    return node.children.map(inline).join("");
  };
  const end = (): void => {
    for (const line of run.split("\n")) {
      const text = line.replace(/\s+/g, " ").trim();
      if (text !== "" && !isLost(text)) lines.push(text);
    }
    run = "";
  };
  const table = (node: Node): void => {
    for (const [index, line] of $(node).find("tr").toArray().entries()) {
      const cells = $(line).children("td, th").toArray();
      const texts = cells.map((cell) => inline(cell).trim()).filter((text) => !isLost(text));
      const row = rowOf([...texts, ...Array(cells.length - texts.length).fill("")]);
      lines.push(...row.split("\n").filter((text) => text.trim() !== ""));
      if (index === 0) lines.push(`${"---|".repeat(cells.length)}`);
    }
  };
  const item = (node: Node): void => {
    const links = $(node).children("a");
    if (links.length === 1 && $(node).text().trim() === links.text().trim()) return;
    run = "- ";
    visit(node);
    if (run === "- ") run = "";
    end();
  };
  const visit = (parent: Node): void => {
    for (const node of $(parent).contents().toArray()) {
      if (node.type !== "tag") run += inline(node);
      else if (node.name === "aside" || node.name === "script") continue;
      else if (node.name === "li") item(node);
      else if (!blocks.has(node.name)) run += inline(node);
      else {
        end();
        if (node.name === "table") table(node);
        else if (node.name === "pre") lines.push(...codeLines($(node).text()));
        else visit(node);
        end();
      }
    }
  };
  for (const node of content.toArray()) visit(node);
  end();
  return lines.join("\n");
}

function rowOf(cells: readonly string[]): string {
  return cells.map((cell, index) => (index === 0 || cell !== "" ? `${cell} |` : "|")).join(" ");
}

function codeLines(code: string): string[] {
  return code
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
