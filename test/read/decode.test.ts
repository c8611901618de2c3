import { describe, expect, it } from "vitest";
import { decodePage } from "../../scripts/read/decode.js";

const page = (charset: string): string =>
  `<html><head><meta charset="${charset}"></head><body>» é</body></html>`;
const bytesOf = (text: string, encoding: BufferEncoding): Uint8Array => Buffer.from(text, encoding);

describe("the text of a page's file", () => {
  it("is UTF-8, with or without a mark, whatever the page says", () => {
    expect(decodePage(bytesOf(page("windows-1252"), "utf8"))).toBe(page("windows-1252"));
    expect(decodePage(bytesOf(`\uFEFF${page("utf-8")}`, "utf8"))).toBe(page("utf-8"));
    expect(decodePage(new Uint8Array())).toBe("");
  });

  it.each(["windows-1252", "ISO-8859-1"])("is what the page names where it is no UTF-8: %s", (charset) => {
    expect(decodePage(bytesOf(page(charset), "latin1"))).toBe(page(charset));
  });

  it("is UTF-16 where a mark says so", () => {
    expect(decodePage(bytesOf(`\uFEFF${page("utf-16")}`, "utf16le"))).toBe(page("utf-16"));
  });

  it("is unknown where nothing fits, rather than half of it", () => {
    expect(decodePage(bytesOf("» é", "latin1"))).toBeUndefined();
    expect(decodePage(bytesOf(page("utf-8"), "latin1"))).toBeUndefined();
    expect(decodePage(bytesOf(page("no-such-charset"), "latin1"))).toBeUndefined();
  });
});
