import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDiagnostic } from "../../scripts/diagnostics/diagnostic.js";
import { apiSpecSchema } from "../../scripts/spec/api-spec.js";
import { printJson } from "../../scripts/spec/print.js";
import { excerpt } from "../generate/excerpt.js";
import { errorsOf } from "../read/read-page.js";
import { withoutLines } from "../read/without-lines.js";
import { watchedReading } from "./ledger-of.js";

/** A few real sections and objects: enough for every rule to have something to read. */
function smallPage(): string {
  const text = excerpt(["auth.user", "poll.poll", "main.user"]).split("\n");
  const [start, objects, errors] = [text.indexOf("Actions"), text.indexOf("Objects"), text.indexOf("Errors")];
  const wanted =
    /^(?:auth\.user\.Login|main\.user\.(?:CreateLimitedTokenForService|EditAvatar|SetStatus)|poll\.)/u;
  let kept = true;
  return text
    .filter((line, at) => {
      if (at >= objects) return at < objects + 60 || (at >= errors && at < errors + 12);
      if (/^[a-z]\w*(?:\.\w+){2}(?: |$)/u.test(line)) kept = wanted.test(line);
      else if (at === start - 1 || at === start) kept = true;
      return kept;
    })
    .join("\n");
}

const page = smallPage();
const lines = page.split("\n");

/** What must hold for every page whatsoever. */
function checkLaws(source: string): void {
  const { spec, diagnostics, claimed } = watchedReading(source);
  const told = new Set(diagnostics.map(({ line }) => line));
  for (const [index, line] of source.split(/\r\n|\r|\n/u).entries()) {
    if (line.replace(/[\uFEFF\u200B]/gu, "").trim() === "") continue;
    const times = claimed.get(index + 1) ?? 0;
    if (times !== 1 && !told.has(index + 1))
      throw new Error(`line ${index + 1} (${line.slice(0, 80)}) was claimed ${times} times and not told`);
  }
  for (const diagnostic of diagnostics) {
    expect(diagnostic.line).toBeGreaterThan(0);
    expect(formatDiagnostic("page", diagnostic)).not.toContain("\n");
  }
  if (diagnostics.some(({ severity }) => severity === "error")) return;
  const { data, error } = apiSpecSchema.safeParse(spec);
  expect(error).toBeUndefined();
  // Nothing that was read is lost on its way to the disk.
  expect(JSON.parse(printJson(data))).toEqual(JSON.parse(printJson(spec)));
}

const garbage = fc.constantFrom(
  "{",
  "}",
  "[",
  "]]]]",
  '{"a":',
  '"header": {',
  "•",
  "  • __proto__ - int",
  "  • constructor - Thing",
  "  • toString - struct Optional: stdClass Object ( [__proto__] => 1 )",
  "      • deep - LIST of struct",
  "  • a - int Optional: Array ( [0] => Array (",
  "  • - guest: -5",
  "__proto__.constructor.toString",
  "toString.valueOf.hasOwnProperty",
  "Output object - __proto__ (derive from constructor)",
  "Output object - toString (derive from toString)",
  "9007199254740993 too large",
  "-1 negative",
  "Actions",
  "Objects",
  "Errors",
  "Actions List",
  "Overview",
  "Url:",
  "Output:",
  "Example:",
  "Body Data:",
  "Restrictions:",
  "Push information:",
  "Pushing to: ",
  "With target: constructor",
  "Role restrictions:",
  "XXXXXXXXXXXX",
  "()()()",
  "\u0000\u0001\u001b[31m",
  "\u2028\u2029\u0085",
  "\u202eesrever\u202c",
  "*/ $" + "{process.exit(1)} `<script>",
  "\ud800",
  "",
  "",
);

type Mutation = (text: string[]) => string[];
const at = fc.nat(lines.length);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  at.map(
    (where): Mutation =>
      (text) =>
        text.toSpliced(where, 1),
  ),
  at.map(
    (where): Mutation =>
      (text) =>
        text.toSpliced(where, 0, text[where] ?? ""),
  ),
  fc.tuple(at, fc.nat(40)).map(
    ([where, length]): Mutation =>
      (text) =>
        text.toSpliced(where, length),
  ),
  fc.tuple(at, fc.nat(40), at).map(
    ([from, length, to]): Mutation =>
      (text) =>
        text.toSpliced(to, 0, ...text.slice(from, from + length)),
  ),
  fc.tuple(at, at).map(
    ([a, b]): Mutation =>
      (text) =>
        text.with(a % text.length, text[b] ?? "").with(b % text.length, text[a] ?? ""),
  ),
  fc.tuple(at, garbage).map(
    ([where, what]): Mutation =>
      (text) =>
        text.toSpliced(where, 0, what),
  ),
  fc.tuple(at, garbage).map(
    ([where, what]): Mutation =>
      (text) =>
        text.toSpliced(where, 1, what),
  ),
  fc.tuple(at, fc.string({ unit: "binary" })).map(
    ([where, what]): Mutation =>
      (text) =>
        text.toSpliced(where, 0, what),
  ),
  fc.tuple(at, fc.nat(60)).map(
    ([where, cut]): Mutation =>
      (text) =>
        text.with(where % text.length, (text[where % text.length] ?? "").slice(cut)),
  ),
  fc.tuple(at, fc.nat(60)).map(
    ([where, cut]): Mutation =>
      (text) =>
        text.with(where % text.length, (text[where % text.length] ?? "").slice(0, cut)),
  ),
  at.map(
    (where): Mutation =>
      (text) =>
        text.slice(0, Math.max(1, where)),
  ),
  at.map(
    (where): Mutation =>
      (text) => [...text.slice(where), ""],
  ),
);

describe("a hostile page", () => {
  it("never makes the reader throw or lose a line, however it was cut and shuffled", () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 12 }), (mutations) => {
        checkLaws(
          mutations.reduce((text, mutate) => mutate(text.length > 0 ? text : [""]), [...lines]).join("\n"),
        );
      }),
      { numRuns: 400 },
    );
  });

  it("nor when it is no page at all", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(garbage, fc.constantFrom(...lines), fc.string())), (text) => {
        checkLaws(text.join("\n"));
      }),
      { numRuns: 200 },
    );
  });

  it("changes nothing in the objects of the language", () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    const hostile = lines.flatMap((line) =>
      line.startsWith("  •") ? [line, "  • __proto__ - struct", "    • polluted - int"] : [line],
    );
    const { diagnostics } = watchedReading(hostile.join("\n"));
    expect(diagnostics.some(({ code }) => code === "page/unsafe-name")).toBe(true);
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
    expect("polluted" in {}).toBe(false);
  });
});

describe("a single line", () => {
  // Prose and examples of the overview are read as text; column titles and sentences on encoding tell no fact.
  const silent = /^(?:It has to be encoded |The file content is provided |Error ID )/u;
  const start = lines.indexOf("Actions List");
  const heard = (source: string): string => {
    const { spec, diagnostics } = watchedReading(source);
    const { source: _source, ...rest } = withoutLines(spec);
    return JSON.stringify([
      rest,
      diagnostics.map(({ code, operation }) => `${code} ${operation ?? ""}`).sort(),
    ]);
  };
  const plain = heard(page);
  const telling = lines.flatMap((line, index) =>
    index > start && line.trim() !== "" && !silent.test(line) ? [index] : [],
  );

  it("cannot go unnoticed when it is lost", () => {
    expect(telling.length).toBeGreaterThan(250);
    const unnoticed = telling.filter((index) => heard(lines.toSpliced(index, 1).join("\n")) === plain);
    expect(unnoticed.map((index) => `${index + 1}: ${lines[index]}`)).toEqual([]);
  });

  it("cannot go unnoticed when it stands there twice", () => {
    // Of two equal members of an example, JSON keeps one, and nothing is lost.
    const unnoticed = telling
      .filter((index) => !/^ +"/u.test(lines[index] ?? ""))
      .filter((index) => heard(lines.toSpliced(index, 0, lines[index] ?? "").join("\n")) === plain);
    expect(unnoticed.map((index) => `${index + 1}: ${lines[index]}`)).toEqual([]);
  });

  it("stops the generation when it is a label and is lost", () => {
    const labels = telling.filter((index) => /^[A-Z][A-Za-z ]+:$/u.test(lines[index] ?? ""));
    expect(labels.length).toBeGreaterThan(40);
    const errorsIn = (source: string): string[] =>
      errorsOf(watchedReading(source)).map(({ code, operation }) => `${code} ${operation ?? ""}`);
    const before = new Set(errorsIn(page));
    const silentLabels = labels.filter((index) =>
      errorsIn(lines.toSpliced(index, 1).join("\n")).every((error) => before.has(error)),
    );
    expect(silentLabels.map((index) => `${index + 1}: ${lines[index]}`)).toEqual([]);
  });
});
