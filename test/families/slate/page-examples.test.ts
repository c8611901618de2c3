import { describe, expect, it } from "vitest";
import { getRooms, inShort, pageWith, readSlate } from "./read-slate.js";

const key = `{
  "X-KEY" : "YOUR KEY"
}
`;

function endpoint(request: string, below: string): string {
  return `Change a Room

Through this API you can change a room.

${request}

${below}`;
}

function read(request: string, below: string): { short: string | undefined; codes: string[] } {
  const { endpoints, codes } = readSlate(pageWith(getRooms, endpoint(request, below)));
  const short = endpoints[1] === undefined ? undefined : inShort(endpoints[1]);
  return { short: short?.replace(/^.*? \| /u, ""), codes: codes.map((code) => code.replace(/^\d+ /u, "")) };
}

const post = "POST https://[[HOST]]/api/rooms";
const table = "Parameter Type Description\nname string Name.\nage integer Age.\n";

describe("the examples of an endpoint", () => {
  it.each([
    [
      "two behind the headers",
      post,
      `${key}{\n "name": "a"\n}\n{\n "id": 1\n}\n${table}`,
      "header body response | ?",
    ],
    ["the request alone", post, `${key}{\n "name": "a",\n "age": 1\n}\n${table}`, "header body | ?"],
    ["the answer alone", post, `${key}{\n "id": 1\n}\n${table}`, "header response | ?"],
    ["a request without a table", post, `Request Body\n\n${key}{\n "id": 1\n}\n`, "header body | "],
    [
      "headers in the end",
      post,
      `{\n "names": []\n}\nParameter Type\nname string\n\n${key}`,
      "body header | ?",
    ],
    [
      "headers between",
      post,
      `{\n "name": "a"\n}\n${key}{\n "id": 1\n}\n${table}`,
      "body header response | ?",
    ],
    ["a label of the answer", post, `${key}Response\n\n{\n "name": "a"\n}\n`, "header response | "],
    [
      "a body of GET",
      "GET https://[[HOST]]/api/rooms",
      `Request Body\n\n${key}{\n "name": "a"\n}\n{\n "id": 1\n}\n${table}`,
      "header body response | body",
    ],
    [
      "a body beside parameters of the query",
      post,
      `Query Parameters\n\nParameter description\ndry Do nothing.\n${key}{\n "name": "a"\n}\n{\n "id": 1\n}\n${table}`,
      "header body response | query ?",
    ],
  ])("are told apart: %s", (_, request, below, expected) => {
    const { short, codes } = read(request, below);
    expect(short).toBe(expected);
    expect(codes).toEqual([]);
  });

  it("are told apart with a warning where they may be something else", () => {
    const partly = read(post, `${key}{\n "id": 1,\n "at": 1,\n "name": "a"\n}\n${table}`);
    expect(partly).toEqual({ short: "header response | ?", codes: ["example/place-unclear"] });
    const swapped = read(post, `${key}{\n "id": 1\n}\n{\n "name": "a"\n}\n${table}`);
    expect(swapped).toEqual({ short: "header response body | ?", codes: ["example/place-unclear"] });
    const deleted = read("DELETE https://[[HOST]]/api/rooms", `${key}{\n "a": 1\n}\n{\n "id": 1\n}\n`);
    expect(deleted).toEqual({ short: "header body response | ", codes: ["example/place-unclear"] });
    const third = read(post, `${key}{\n "a": 1\n}\n{\n "b": 1\n}\n{\n "id": 1\n}\n`);
    expect(third).toEqual({ short: "header body body response | ", codes: ["example/place-unclear"] });
  });

  it("stay apart without blank lines, with them, and with brackets that are missing", () => {
    const mended = read(post, `${key}{\n "a": {\n\n  "b": 1\n\n}\n{\n "id": 1\n} }\n${table}`);
    expect(mended.short).toBe("header body response | ?");
    expect(mended.codes).toEqual(["example/repaired", "example/repaired"]);
    const unopened = read(post, `${key}{\n "a": 1\n}\n\n"id": {\n  "x": 1\n },\n "y": []\n}\n${table}`);
    expect(unopened).toEqual({ short: "header body response | ?", codes: ["example/repaired"] });
    const flush = read(
      post,
      `${key}{\n"a": [\n{\n"b": 1\n},\n{\n"b": 2\n}\n]\n}\n[{\n "id": 1\n}]\n${table}`,
    );
    expect(flush).toEqual({ short: "header body response | ?", codes: [] });
    const unclosed = read(post, `${key}{\n "name": "a"\n{\n "id": 1\n}\n${table}`);
    expect(unclosed).toEqual({ short: "header body response | ?", codes: ["example/repaired"] });
  });

  it("lose marks of the page's source around them", () => {
    const { short, codes } = read(
      post,
      `${key}\n\`\n\n{\n "name": "a"\n}\n\n\`\n\n{\n "id": 1\n}\n\`${table}`,
    );
    expect(short).toBe("header body response | ?");
    expect(codes).toEqual(["page/stray-mark", "page/stray-mark", "page/stray-mark"]);
  });

  it("may be opaque, and may be missing", () => {
    const opaque = read(post, `{\n "name": a text without quotes\n}\n{\n "id": 1\n}\n${table}`);
    expect(opaque).toEqual({
      short: "body response | ?",
      codes: ["example/unparsable", "endpoint/no-headers"],
    });
  });

  it("leave labels that nothing uses, and labels that repeat, as findings", () => {
    const { codes } = read(post, `Path Parameters\n\nRequest Body\n\n${key}\nRequest Body\n\n${table}`);
    expect(codes).toEqual(["endpoint/label-twice", "endpoint/label-unused"]);
  });
});
