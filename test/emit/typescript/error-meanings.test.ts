import { describe, expect, test } from "vitest";
import { errorMeanings } from "../../../scripts/emit/typescript/wire/http-answers.js";
import { httpOperation } from "./rest-operations.js";

/** Operations that document one status with these texts. */
const meaning = (...texts: (string | undefined)[]) =>
  errorMeanings(
    texts.map((description, index) =>
      httpOperation(`run${index}`, { group: [`g${index}`], responses: [{ status: "429", description }] }),
    ),
  ).get(429);

describe("what a status of an error means everywhere", () => {
  test.each([
    ["one operation has it", ["Degraded"], undefined, false],
    ["all say the same", ["Slow down", "Slow down"], "Slow down", true],
    ["four of five do", ["Slow down", "Slow down", "Slow down", "Slow down", "Degraded"], "Slow down", false],
    ["three of four do", ["Slow down", "Slow down", "Slow down", "Degraded"], undefined, false],
    ["some say nothing", ["Slow down", "Slow down", undefined], undefined, false],
    ["none says anything", [undefined, undefined], undefined, false],
  ] as const)("%s", (_, texts, text, everywhere) => {
    expect(meaning(...texts)).toEqual({ text, everywhere });
  });

  test.each([
    [["a", "a"], undefined],
    [["a", "b"], "Slow down"],
    [["a", "a", "a"], "Slow down"],
  ])("two operations of one group do the same thing: %j", (groups, text) => {
    const operations = groups.map((group, index) =>
      httpOperation(`run${index}`, {
        group: [group],
        responses: [{ status: "429", description: "Slow down" }],
      }),
    );
    expect(errorMeanings(operations).get(429)?.text).toBe(text);
  });

  test("every documented status is known, and no range or success", () => {
    const responses = ["200", "4XX", "500", "404", "default"].map((status) => ({ status }));
    expect([...errorMeanings([httpOperation("run", { responses })]).keys()]).toEqual([404, 500]);
  });
});
