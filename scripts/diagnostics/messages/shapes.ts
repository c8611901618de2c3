import { entry, quote } from "../entry.js";

const placed = (path: string): string => (path === "" ? "the whole" : quote(path));

/** Shapes that examples show, and their names. */
export const shapeMessages = {
  "shapes/no-target": entry<{ name: string; way: "request" | "response"; path: string }>(
    "error",
    (p) => `the name ${quote(p.name)} is given to ${placed(p.path)} of a ${p.way}, where no object stands`,
  ),
  "shapes/name-taken": entry<{ name: string; other: string | undefined; path: string }>("error", (p) =>
    p.other === undefined
      ? `the name ${quote(p.name)} is given to ${placed(p.path)}, but another shape has it`
      : `the name ${quote(p.name)} is given to ${placed(p.path)}, which is called ${quote(p.other)} already`,
  ),
  "shapes/nearly-equal": entry<{
    name: string;
    path: string;
    key: string;
    kind: string;
    other: string;
    otherOperation: string;
    otherPath: string;
    otherKind: string;
  }>(
    "info",
    (p) =>
      `${p.name} (${placed(p.path)}) is like ${p.other} (${placed(p.otherPath)} of ${p.otherOperation}), but ` +
      `${quote(p.key)} is ${p.kind}, not ${p.otherKind}`,
  ),
} as const;
