import type { Tag } from "../api-spec.js";
import { type Change, change, fromTo, pair } from "./change.js";

/** Tags by the group that their operations form; that operations move is told at the operations. */
export function compareTags(before: readonly Tag[], after: readonly Tag[]): Change[] {
  const { gone, kept, fresh } = pair(before, after, ({ group }) => group.join("."));
  const slot = ({ name, line }: Tag) => ({ subject: `tag ${name}`, line });
  return [
    ...gone.map((tag) => change(slot(tag), "removed", false, "tag removed")),
    ...fresh.map((tag) => change(slot(tag), "added", false, "tag added")),
    ...kept.flatMap(([old, now]) =>
      [
        { what: "name", one: old.name, other: now.name },
        { what: "description", one: old.description, other: now.description },
        { what: "external docs", one: old.externalDocs?.url, other: now.externalDocs?.url },
      ].flatMap(({ what, one, other }) =>
        one === other ? [] : [change(slot(now), "changed", false, `${what}: ${fromTo(one, other)}`)],
      ),
    ),
  ];
}
