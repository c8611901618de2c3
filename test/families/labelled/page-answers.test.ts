import { describe, expect, it } from "vitest";
import { block } from "./page-read.js";

describe("headers", () => {
  it.each([
    "Headers:My-Token - the token",
    "Headers:\nMy-Token - the token",
    "Headers:\n- My-Token - the token",
  ])("%j", (below) => {
    expect(block(below).headers).toMatchObject([{ name: "My-Token", text: "the token" }]);
  });
});

describe("answers", () => {
  it.each([
    ["Returns:", "lost"],
    ["Return:\nNo return data", "none"],
    ["**Returns:**\n\nNone", "none"],
    ["Returns:\n- no response data", "none"],
    ["Returns:\n\nEmpty.", "none"],
    ["Returns:\n\nor", "lost"],
    ["Returns:\n\nor (Toy is not mended)", "lost"],
    ["Returns:A toy", "told"],
    ["Method: POST", "absent"],
  ])("%j are %s", (below, state) => {
    expect(block(below.startsWith("Method") ? "Errors:None" : below).returns.state).toBe(state);
  });

  it("tell what is left of a lost table", () => {
    const { returns, codes } = block("Returns:\n\nor (Toy is not mended)");
    expect(returns).toMatchObject({ state: "lost", text: [] });
    expect(codes).toEqual(["19 labelled/fragment"]);
    expect(block("Returns:\n\nor").returns.text).toEqual([]);
  });

  it("have statuses", () => {
    const below =
      "Returns:\n200 toy mended\n403 - no\nrights at all\ncode 404 - gone\nCode 410: ToyGone - thrown away\n304 NotChanged. the same";
    expect(block(below).returns.statuses.map(({ status, codes, text }) => [status, codes, text])).toEqual([
      ["200", [], "toy mended"],
      ["403", [], "no\nrights at all"],
      ["404", [], "gone"],
      ["410", ["ToyGone"], "thrown away"],
      ["304", ["NotChanged"], "the same"],
    ]);
    expect(block("Returns: - OK code (200)").returns.statuses).toMatchObject([{ status: "200", text: "OK" }]);
  });

  it("have fields, and fields within them", () => {
    const { returns } = block(
      'Returns:\ntoys - list of toys, each is:\n- name - its name\n- "new": True / False - whether it is\ncount - all toys\nmended: The value is True',
    );
    expect(returns.fields).toMatchObject([
      {
        name: "toys",
        nested: [{ name: "name" }, { name: "new", type: "True / False", text: "whether it is" }],
      },
      { name: "count", text: "all toys" },
      { name: "mended", text: "The value is True" },
    ]);
    expect(block("Returns:\nHTML - a page").returns).toMatchObject({
      fields: [],
      text: [{ text: "HTML - a page" }],
    });
  });

  it("stand in sentences, in whatever quotation marks", () => {
    const { examples } = block(
      "Returns:\nStatus “{‘toy’: ‘ok’}” or {'toy': 'gone'}, or {toy: null} for {toy}",
    );
    expect(examples.map(({ value }) => value)).toEqual([{ toy: "ok" }, { toy: "gone" }]);
  });

  it("are objects with types in the place of values", () => {
    const { returns, codes } = block(
      `Returns:

{ 'id': string, 'progress': <0.0-100.0>, # in percents 'state': <'new' | 'old'>, 'size': 'x' 'made': string ISO }

or list

[ { "id": string, "name":, },.. ]

{ toy name: link, price: number }`,
    );
    expect(returns.skeletons).toMatchObject([
      {
        list: false,
        fields: [
          { name: "id", type: "string" },
          { name: "progress", type: "<0.0-100.0>", text: "in percents" },
          { name: "state", values: ["new", "old"] },
          { name: "size", type: "string" },
          { name: "made", type: "string ISO" },
        ],
      },
      { list: true, fields: [{ name: "id" }, { name: "name", type: "" }] },
      { fields: [{ name: "toy name", type: "link" }, { name: "price" }] },
    ]);
    expect(codes.every((code) => code.endsWith("labelled/skeleton"))).toBe(true);
  });
});

describe("errors", () => {
  it("have statuses, codes and texts of several lines", () => {
    const { errors, notes } = block(
      "Errors:See the field code.\n404 ToyNotFound, RoomNotFound\n403: no rights\nfor you\n400 Wrong. Not a code",
    );
    expect(errors.map(({ status, codes, text }) => [status, codes, text])).toEqual([
      ["404", ["ToyNotFound", "RoomNotFound"], ""],
      ["403", [], "no rights\nfor you"],
      ["400", [], "Wrong. Not a code"],
    ]);
    expect(notes.map(({ text }) => text)).toEqual(["See the field code."]);
  });

  it.each(["Errors:None", "Errors\n\nNone"])("%j are none", (below) => {
    expect(block(below)).toMatchObject({ errors: [], notes: [], codes: [] });
  });

  it("own the JSON below them", () => {
    const { examples } = block('Errors:\n404 not yet\n\n{ "progress": 56 }\n\nExample\n\n{"a": 1}');
    expect(examples.map(({ status, value }) => [status, value])).toEqual([
      ["404", { progress: 56 }],
      [undefined, { a: 1 }],
    ]);
  });
});

describe("examples", () => {
  it("are mended, with a finding for each repair", () => {
    const { examples, codes } = block("Example\n\n[{\n  u'a': True,\n  'b': None,\n  ...\n},..]");
    expect(examples).toMatchObject([
      { use: "response", line: 19, endLine: 23, value: [{ a: true, b: null }] },
    ]);
    expect(codes).toContain("19 example/partial");
  });

  it("stand behind directives, alone or in one line", () => {
    const { examples } = block(
      'Example\n\n.. code-block:: json\n\n{"a": 1}\n\nNote:\n\n.. code-block:: json { "b": 2 }',
    );
    expect(examples.map(({ use, value }) => [use, value])).toEqual([
      ["response", { a: 1 }],
      ["event", { b: 2 }],
    ]);
    expect(block('Example: {\n  "a": 1\n}').examples).toMatchObject([
      { value: { a: 1 }, line: 17, endLine: 19 },
    ]);
  });

  it("tell their method, and whether another URL answers so", () => {
    const source = `GET result example:\n\n{"a": 1}\n\nExample request\n\n{"b": 1}\n\nResponse from https://toys.test/api/0/task/<id>/ :\n\n{"c": 1}\n\nExample response from\n[https://toys.test/api/2/toys/play/](https://toys.test/api/2/toys/play/)\n:\n\n{"d": 1}`;
    expect(block(source).examples.map(({ use, method }) => [use, method])).toEqual([
      ["response", "GET"],
      ["request", undefined],
      ["task", undefined],
      ["response", undefined],
    ]);
  });

  it("belong to the status above them", () => {
    const { examples, returns } = block(
      'Returns:\n\n1.It begins\n\nExample\n\n{"a": 1}\n\n-   **404**\n\n1.Nothing there\n\nExample\n\n{"b": 1}',
    );
    expect(examples.map(({ status }) => status)).toEqual([undefined, "404"]);
    expect(returns.statuses).toMatchObject([{ status: "404", text: "1.Nothing there" }]);
    expect(returns.text).toMatchObject([{ text: "1.It begins" }]);
  });

  it("stay opaque where no repair helps, and are passed over where they are commands", () => {
    const { examples, codes } = block(
      "Example\n\ncurl -F x https://toys.test\n  --verbose\n\nExample\n\n{ 'a': ['b': 1], [...] }",
    );
    expect(examples).toMatchObject([{ line: 24, value: undefined }]);
    expect(codes).toEqual(["19 labelled/sample", "24 example/unparsable"]);
  });

  it("leave what stands around them to the remarks", () => {
    const { notes } = block('Example\n\n{"a": 1}\n\nEach toy is new.\n\nNotes:\n\nname - its name;');
    expect(notes.map(({ text }) => text)).toEqual(["Each toy is new.", "name - its name;"]);
  });
});

describe("lists of values", () => {
  it("have titles, and tell which of them lost their list", () => {
    const { values, codes } = block(
      "Values description:\n\nToy types:\n\n  1. Old toys:\n  1. New toys:\n\n-car - A car.\n- train - A train.",
    );
    expect(values).toMatchObject([
      { title: { text: "Toy types" }, values: [{ value: "car", text: "A car." }, { value: "train" }] },
    ]);
    expect(codes).toEqual(["21 labelled/list-lost"]);
    expect(block("Description of returned values:").codes).toEqual(["17 labelled/list-lost"]);
    expect(block("Description of returned values:\n\nsize - how large").returns.fields).toMatchObject([
      { name: "size" },
    ]);
  });
});
