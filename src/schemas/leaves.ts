import type * as z from "zod/mini";

/** A place where a value is not as its schema says. */
export interface Leaf {
  readonly path: readonly PropertyKey[];
  /** It is a member that the schema does not know. */
  readonly isUnknown: boolean;
}

/** Unions in unions are followed so deep. */
const maxDepth = 32;

/** The places that issues tell of. Of a union, those of the branch that fits best, or the union itself. */
export function leavesOf(issues: readonly z.core.$ZodIssue[], depth = 0): Leaf[] {
  return issues.flatMap((issue) => {
    const { path } = issue;
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({ path: [...path, key], isUnknown: true }));
    const branches =
      issue.code === "invalid_union" && depth < maxDepth
        ? issue.errors.map((errors) => leavesOf(errors, depth + 1))
        : [];
    const best = bestOf(branches) ?? [{ path: [], isUnknown: false }];
    return best.map((leaf) => ({ ...leaf, path: [...path, ...leaf.path] }));
  });
}

/** The branch with the fewest issues, of those that take a value of this kind. */
function bestOf(branches: readonly Leaf[][]): Leaf[] | undefined {
  return branches
    .filter((leaves) => leaves.length > 0 && leaves.every(({ path }) => path.length > 0))
    .sort((one, other) => one.length - other.length)[0];
}
