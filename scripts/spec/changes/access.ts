import type { Operation, Restriction } from "../api-spec.js";
import { type Change, change, fromTo, pair, type Slot, same } from "./change.js";

/** A restriction is breaking where it shuts out somebody who had access. */
export function compareRestrictions(
  slot: Slot,
  before: readonly Restriction[],
  after: readonly Restriction[],
): Change[] {
  const { gone, kept, fresh } = pair(before, after, ({ kind }) => kind);
  const isOpen = ({ marks, columns }: Restriction): boolean => marks === columns.length;
  const text = ({ allowed, marks, columns }: Restriction): string =>
    `${allowed === null ? marks : allowed.join(", ") || "none"} of ${columns.length}`;
  return [
    ...gone.map((restriction) => change(slot, "removed", false, `${restriction.kind}: removed`)),
    ...fresh.map((restriction) =>
      change(
        { ...slot, line: restriction.line },
        "added",
        !isOpen(restriction),
        `${restriction.kind}: added, ${text(restriction)}`,
      ),
    ),
    ...kept.flatMap(([old, now]) => {
      const here = { ...slot, line: now.line };
      const lost = (old.allowed ?? []).filter(
        (label) => now.allowed !== null && !now.allowed.includes(label),
      );
      const columns = ({ columns }: Restriction): string =>
        columns.map(({ label, value }) => `${label} ${value ?? ""}`).join(", ");
      const access =
        same(old.allowed, now.allowed) && old.marks === now.marks
          ? []
          : [
              change(
                here,
                "changed",
                lost.length > 0 || now.marks < old.marks,
                `${now.kind}: ${fromTo(text(old), text(now))}`,
              ),
            ];
      return columns(old) === columns(now)
        ? access
        : [
            ...access,
            change(here, "changed", false, `${now.kind}: columns ${fromTo(columns(old), columns(now))}`),
          ];
    }),
  ];
}

/** Who listens to an event is broken when it goes, or changes its name. */
export function comparePush(slot: Slot, { push: before }: Operation, { push: after }: Operation): Change[] {
  if (after === undefined)
    return before === undefined ? [] : [change(slot, "removed", true, `push ${before.target}: removed`)];
  const here = { ...slot, line: after.line };
  if (before === undefined)
    return [change(here, "added", false, `push ${after.target}: added, to ${after.to}`)];
  const streams = (push: typeof after): string => push.streams.map(({ value }) => value).join(", ") || "all";
  return [
    ...(before.target === after.target
      ? []
      : [change(here, "changed", true, `push: target ${fromTo(before.target, after.target)}`)]),
    ...(before.to === after.to
      ? []
      : [change(here, "changed", false, `push: receivers ${fromTo(before.to, after.to)}`)]),
    ...(streams(before) === streams(after)
      ? []
      : [change(here, "changed", false, `push: streams ${fromTo(streams(before), streams(after))}`)]),
  ];
}
