import { entry, quote } from "../entry.js";

/** Pages of labelled blocks: their lines, URLs, lists and examples. */
export const labelledPageMessages = {
  // The page and its sections.
  "labelled/no-introduction": entry("warning", () => "no sentence introduces the page"),
  "labelled/no-section": entry<{ title: string }>(
    "warning",
    (p) => `blocks stand below no heading of a section: they are read as one called ${quote(p.title)}`,
  ),
  "labelled/section-count": entry<{ told: number; found: number }>(
    "info",
    (p) => `the introduction speaks of ${p.told} groups, the page has ${p.found}`,
  ),
  "labelled/section-unclear": entry<{ text: string; isRead: boolean }>("warning", (p) =>
    p.isRead
      ? `${quote(p.text)} is read as the heading of a section, but is not written as such`
      : `${quote(p.text)} may be the heading of a section: it is read as text of the block above`,
  ),
  "labelled/title-unread": entry<{ text: string }>(
    "warning",
    (p) => `${quote(p.text)} looks like the title of a block, but no URL, method or parameters follow`,
  ),

  // Labels.
  "labelled/label-unknown": entry<{ label: string }>(
    "warning",
    (p) =>
      `${quote(p.label)} looks like a label that no rule knows: what stands below it is read as a remark`,
  ),
  "labelled/label-unread": entry<{ label: string }>(
    "error",
    (p) =>
      `${quote(p.label)} looks like a label that no rule knows: the rows or the code below it would be lost`,
  ),
  "labelled/versions": entry<{ text: string }>("warning", (p) =>
    p.text === "" ? "the page tells no version here" : `${quote(p.text)} are no versions`,
  ),
  "labelled/method": entry<{ text: string }>("error", (p) =>
    p.text === "" ? "nothing stands below the label of the method" : `${quote(p.text)} is no HTTP method`,
  ),

  // Paths.
  "labelled/url": entry<{ text: string }>("error", (p) =>
    p.text === "" ? "nothing stands behind the label of the URL" : `${quote(p.text)} is no URL`,
  ),
  "labelled/url-slip": entry<{ text: string }>(
    "info",
    (p) => `a slash stands before the scheme of ${quote(p.text)}: it is left out`,
  ),
  "labelled/url-missing": entry<{ path: string }>(
    "warning",
    (p) =>
      `the block has no URL: its path is taken from its title, behind the version of its neighbours: ${p.path.slice(0, 200)}`,
  ),
  "labelled/no-path": entry("error", () => "neither a URL nor a title tells the path of this block"),
  "labelled/placeholder-lost": entry<{ written: string; name: string; reason: string }>("warning", (p) =>
    p.reason === "told"
      ? `a placeholder of ${quote(p.written)} was lost: the page writes {${p.name}} in its place elsewhere`
      : `a placeholder of ${quote(p.written)} was lost, and is called {${p.name}}${p.reason === "" ? "" : `: in its place the page has several (${p.reason.slice(0, 100)})`}`,
  ),
  "labelled/title-differs": entry<{ title: string; url: string }>(
    "warning",
    (p) => `the title ${quote(p.title)} is not the path of ${quote(p.url)}: the URL counts`,
  ),
  "labelled/title-spelling": entry<{ title: string; url: string }>(
    "info",
    (p) => `the title ${quote(p.title)} spells a placeholder otherwise than ${quote(p.url)}: the URL counts`,
  ),
  "labelled/version-differs": entry<{ version: string; versions: string }>(
    "warning",
    (p) => `the URL is of version ${p.version}, the block names ${p.versions.slice(0, 100)}: the URL counts`,
  ),

  // Lists and texts.
  "labelled/no-row": entry<{ text: string; label: string }>(
    "warning",
    (p) => `${quote(p.text)} below ${quote(p.label)} is no row of a list: it is read as a remark`,
  ),
  "labelled/none-and-rows": entry<{ text: string; rows: number }>(
    "warning",
    (p) => `${quote(p.text)}, but ${p.rows} rows follow: the rows count`,
  ),
  "labelled/values-unnamed": entry<{ values: string }>(
    "warning",
    (p) => `the list gives values (${p.values.slice(0, 200)}) of a parameter that it does not name`,
  ),
  "labelled/list-lost": entry<{ text: string }>(
    "warning",
    (p) => `nothing stands below ${quote(p.text)}: the page lost a list there`,
  ),
  "labelled/fragment": entry<{ text: string }>(
    "warning",
    (p) => `${quote(p.text)} is what is left of a lost table`,
  ),
  "labelled/column-unknown": entry<{ title: string }>(
    "warning",
    (p) => `nobody knows what a column ${quote(p.title)} tells: it is read as part of the description`,
  ),
  "labelled/table-heading": entry<{ text: string }>(
    "info",
    (p) => `${quote(p.text)} heads rows within a table: it is passed over`,
  ),
  "labelled/cell": entry<{ name: string; column: string; text: string }>(
    "warning",
    (p) =>
      `${quote(p.text)} is no answer for the column ${quote(p.column)} of ${quote(p.name)}: it is read as part of the description`,
  ),

  // Examples.
  "labelled/skeleton": entry(
    "info",
    () => "the object has words for types in the place of values: they are read as types",
  ),
  "labelled/code-of-status": entry<{ status: string }>(
    "info",
    (p) => `code stands below the status ${p.status}: it is read as what is answered with it`,
  ),
  "labelled/sample": entry("info", () => "the example is a command for a terminal: it is passed over"),
  "labelled/text-behind-example": entry<{ text: string }>(
    "info",
    (p) => `${quote(p.text)} stands around an example: it is read as a remark`,
  ),
} as const;
