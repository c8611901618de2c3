import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** How modules declare operations: as functions of their own, and as methods of the interface of a group. */
const kinds = {
  "a function": { suffix: ".ts", declaration: /^(?:export )?const (\w+): \(/ },
  "a method of its group": { suffix: ".types.ts", declaration: /^ {2}(\w+)\(/ },
};

const safetyLine = /^ *\* Safety: (?:read|idempotent|unsafe)(?:, (?:by|as) \S.*|\. \S.*)$/;

/** Of each operation in a module: its name, and the lines of the comment above it that begin as safety does. */
function operationsOf(file: string, declaration: RegExp): { name: string; safety: string[] }[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, at) => {
    const [, name] = declaration.exec(line) ?? [];
    if (name === undefined) return [];
    const start = lines.lastIndexOf(`${/^ */.exec(line)}/**`, at);
    expect(lines[at - 1], `${file}: the comment of ${name}`).toMatch(/\*\/$/);
    const comment = lines.slice(start, at);
    return [{ name, safety: comment.filter((each) => each.includes("* Safety:")) }];
  });
}

describe.each(["wapi", "workdrive", "zextras", "cloudike"])("every operation of %s", (vendor) => {
  const modules = readdirSync(`generated/${vendor}`, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".types.ts"))
    .map((file) => `generated/${vendor}/${file.replace(/\.types\.ts$/, "")}`);

  test.each(Object.entries(kinds))("tells its safety once, as %s", (_, { suffix, declaration }) => {
    const wrong = modules.flatMap((module) =>
      operationsOf(module + suffix, declaration)
        .filter(({ safety: [first = "", ...more] }) => more.length > 0 || !safetyLine.test(first))
        .map(({ name, safety }) => `${module} ${name}: ${safety.length}`),
    );
    expect(wrong).toEqual([]);
  });

  test("is found as both", () => {
    const [functions = [], methods = []] = Object.values(kinds).map(({ suffix, declaration }) =>
      modules.map((module) => operationsOf(module + suffix, declaration).length),
    );
    expect(functions).toEqual(methods);
    const { operations } = JSON.parse(readFileSync(`specs/${vendor}/spec.json`, "utf8"));
    const calls = functions.reduce((sum, count) => sum + count, 0);
    expect(calls).toBeGreaterThanOrEqual(operations.length);
  });
});
