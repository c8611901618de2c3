/**
 * What a verb tells. `changes`: that something is changed, not whether it is changed again; HTTP's PUT may well
 * `update`.
 */
export type Meaning = "read" | "idempotent" | "changes" | "unsafe";

const words = (text: string): string[] => text.trim().split(/\s+/u);

/**
 * Verbs of the names of operations, in their plain form. A closed list: a verb that is not here tells nothing. Each
 * was weighed by what it can mean in any API, and where one meaning is dangerous, it has that.
 */
const verbs: Readonly<Record<Meaning, readonly string[]>> = {
  // Not `count` (it may count up), `check` (a box, or somebody in), `read`, `view`, `open` (which mark as read), `load`
  // and `import` (data into something), `show` (what was hidden), `validate`, `verify` (which use up a code),
  // `download` (it makes a link, or is counted), `export`, `preview` (which start work, or send a mail).
  read: words("get list search find fetch retrieve query lookup describe is has exists"),
  // They set an absolute state, or take away by identity. Not `enable`, `activate`, `follow`, `subscribe` (which greet
  // or notify), `lock` (it counts, or makes a token), `archive` (it makes an archive), `clear`, `empty`, `purge` (what
  // came meanwhile is lost), `rename`, `move` (the old name may be somebody else's by then), `replace` (in a text).
  idempotent: words(
    "set unset delete remove disable hide unhide mute unmute unfollow unfavorite unfavourite unpin unstar revoke",
  ),
  // Not what is a noun as often (`block`, `charge`, `request`, `transfer`): where the method tells nothing, an unknown
  // verb is as good.
  changes: words(
    `accept activate add apply approve archive assign attach cancel change clear configure confirm convert create
    deactivate decline deny detach edit empty enable erase follow insert install join kick merge modify move
    promote publish purge put reject rename reopen replace reset restore resume save start stop subscribe suspend swap
    sync synchronize unarchive unassign unblock uninstall unlink unlock unpublish unshare unsubscribe update upgrade
    upload upsert write`,
  ),
  unsafe: words(
    `append authenticate buy clone consume copy decrement dispatch duplicate emit enqueue execute forward generate import
    increment invite login logout notify pay pop prepend purchase push refresh regenerate register remind renew resend
    retry revert rotate send submit subtract toggle trigger uninvite withdraw`,
  ),
};

const meanings: ReadonlyMap<string, Meaning> = new Map(
  (["read", "idempotent", "changes", "unsafe"] as const).flatMap((meaning) =>
    verbs[meaning].map((verb) => [verb, meaning] as const),
  ),
);

const ends = words("first last next previous oldest newest latest one some");

/** Words behind a verb that make another verb of it: to set up is to create, and whoever removes the last goes on. */
const turned: ReadonlyMap<string, readonly string[]> = new Map([
  ["set", words("up off")],
  ["delete", ends],
  ["remove", ends],
  // Of a queue, the next is another one each time.
  ["get", words("next")],
  ["fetch", words("next")],
  ["retrieve", words("next")],
]);

/** Words before a verb that only tell how much it is done at a time. */
const amounts: ReadonlySet<string> = new Set(words("batch bulk mass multi"));

const conjunctions: ReadonlySet<string> = new Set(["and", "or"]);

/** A verb, and what it tells. */
export interface Spoken {
  verb: string;
  meaning: Meaning;
}

function spokenAt(name: readonly string[], index: number): Spoken | undefined {
  const [verb = "", next = ""] = name.slice(index);
  const meaning = turned.get(verb)?.includes(next) ? undefined : meanings.get(verb);
  return meaning && { verb, meaning };
}

const order: readonly Meaning[] = ["read", "idempotent", "changes", "unsafe"];

/**
 * What a name tells by its verb, which stands at its beginning. Of several, `getOrCreateRoom`, the most dangerous is
 * meant. None where the verb is unknown, or may be more than it seems.
 *
 * @param name - Its words, in lower case.
 */
export function spokenBy(name: readonly string[]): Spoken | undefined {
  const start = name.findIndex((word) => !amounts.has(word));
  const first = spokenAt(name, start);
  if (first === undefined) return undefined;
  const found = [first];
  for (let index = start + 1; index < name.length - 1; index += 1) {
    if (!conjunctions.has(name[index] ?? "")) continue;
    const other = spokenAt(name, index + 1);
    // Without an object between them both are verbs; `getUsersAndGroups` joins objects.
    if (other === undefined && index === start + 1) return undefined;
    if (other !== undefined) found.push(other);
  }
  return found.reduce((worst, each) =>
    order.indexOf(each.meaning) > order.indexOf(worst.meaning) ? each : worst,
  );
}
