import type { Mark } from "./inline.js";

/** What elements do to the blocks of a page. Elements that stand nowhere here are inline, and only hold text. */
const names = {
  skip:
    "head script style template title noscript iframe object audio video canvas datalist metadata desc button input " +
    "select textarea",
  break: "br",
  image: "img",
  block:
    "address article body center dialog details div fieldset figcaption figure footer form header hgroup hr html " +
    "legend main nav optgroup option p search summary",
  heading: "h1 h2 h3 h4 h5 h6",
  pre: "pre listing xmp",
  list: "ul ol menu dir dl",
  item: "li dt",
  detail: "dd",
  table: "table",
  section: "thead tbody tfoot",
  row: "tr",
  cell: "td th",
  caption: "caption",
  quote: "blockquote",
  aside: "aside",
};

export type Role = keyof typeof names;

const roles: ReadonlyMap<string, string> = new Map(
  Object.entries(names).flatMap(([role, list]) => list.split(" ").map((name) => [name, role] as const)),
);

function isRole(role: string): role is Role {
  return Object.hasOwn(names, role);
}

export function roleOf(name: string): Role | undefined {
  const role = roles.get(name);
  return role !== undefined && isRole(role) ? role : undefined;
}

const marks: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ["strong", "strong"],
  ["b", "strong"],
  ["em", "em"],
  ["i", "em"],
  ["del", "del"],
  ["s", "del"],
  ["strike", "del"],
  ["code", "code"],
  ["kbd", "code"],
  ["samp", "code"],
  ["tt", "code"],
  ["a", "link"],
]);

export function markOf(name: string): Mark | undefined {
  return marks.get(name);
}
