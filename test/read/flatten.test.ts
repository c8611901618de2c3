import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderPage } from "../support/widdershins.js";
import { chatsExcerpt } from "./chats-excerpt.js";

const page = readFileSync(new URL("../../specs/zextras/source.txt", import.meta.url), "utf8");

/** Names that open a section of the real page; between two of them lies one operation or schema. */
const names = new Set(
  page
    .split("\n")
    .filter(
      (line, index, lines) => lines[index + 1] === "Code samples" || /^(?:Schemas|[A-Z]\w+)$/u.test(line),
    )
    .filter((line) => !/^(?:Parameters|Responses|Properties)$/u.test(line)),
);

/** The last section of a name: schemas stand behind the operations, and each operation stands once. */
function section(text: string, name: string): string[] {
  const lines = text.split("\n");
  const start = lines.lastIndexOf(name);
  const length = lines.slice(start + 1).findIndex((line) => names.has(line));
  return lines.slice(start, length === -1 ? undefined : start + 1 + length);
}

describe("a rendered and flattened page", () => {
  it.each([
    ...Object.values(chatsExcerpt.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    ),
    ...Object.keys(chatsExcerpt.components.schemas).filter((name) => name !== "ImageQualityEnum"),
  ])("is what stands on the real page: %s", async (name) => {
    const { text } = await renderPage(chatsExcerpt, { lose: ["email"] });
    expect(section(page, name).length).toBeGreaterThan(5);
    expect(section(text, name)).toEqual(section(page, name));
  });

  it("begins as the real page does", async () => {
    const { text } = await renderPage(chatsExcerpt);
    expect(text.split("\n").slice(0, 5)).toEqual(page.split("\n").slice(0, 5));
  });
});
