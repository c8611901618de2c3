import type { AuthScheme, Security } from "../../spec/api-spec.js";
import { note, type Reading } from "../reading.js";

/** A scheme as far as it was read. The page names only API keys. */
export type Draft = AuthScheme & { line: number };

/** What an operation says that it needs, and whether its code samples send `Authorization: Bearer`. */
export interface Need {
  ways: readonly Security[];
  bearer: boolean;
}

const guessed = "The page does not name it: of the names that operations use, only this one says its kind.";

/**
 * Gives the schemes the names that operations use, as far as only one fits: by scopes, by the header that the samples
 * send, then by kind in the name. A name of no operation, or one that fits several schemes, is made up.
 */
export function named(reading: Reading, drafts: readonly Draft[], needs: readonly Need[]): AuthScheme[] {
  const known = new Set(drafts.map(({ name }) => name));
  const used = [
    ...new Set(needs.flatMap(({ ways }) => ways).flatMap(({ schemes }) => schemes.map(({ name }) => name))),
  ];
  const open = used.filter((name) => !known.has(name));
  const nameless = drafts.filter(({ name }) => name === "");
  const names = matched(nameless, open, needs);
  return drafts.map((draft, index) => {
    const { line, ...scheme } = draft;
    if (scheme.name !== "") return scheme;
    const found = names.get(draft);
    if (found?.byName === true) return { ...scheme, name: found.name, origin: "example", reason: guessed };
    if (found !== undefined) return { ...scheme, name: found.name };
    const name = `${scheme.type}-${index + 1}`;
    note(reading, "security/nameless", { line }, { name, used: open.join(", ") });
    return { ...scheme, name };
  });
}

interface Match {
  name: string;
  /** Only the name itself says that it is this scheme's. */
  byName: boolean;
}

/** Pairs that leave no choice, until there are no more; then names that say a kind go to schemes of that kind. */
function matched(
  nameless: readonly Draft[],
  open: readonly string[],
  needs: readonly Need[],
): Map<Draft, Match> {
  const found = new Map<Draft, Match>();
  const settle = (candidates: ReadonlyMap<string, readonly Draft[]>, byName: boolean): void => {
    for (let before = -1; before < found.size; ) {
      before = found.size;
      const taken = new Set([...found.values()].map(({ name }) => name));
      const left = [...candidates]
        .filter(([name]) => !taken.has(name))
        .map(([name, drafts]) => ({ name, drafts: drafts.filter((draft) => !found.has(draft)) }));
      for (const { name, drafts } of left) {
        const [only, ...others] = drafts;
        if (only === undefined || others.length > 0) continue;
        const rivals = left.filter(({ drafts: theirs }) => theirs.length === 1 && theirs[0] === only);
        if (rivals.length === 1) found.set(only, { name, byName });
      }
    }
  };
  const fitting = new Map(
    open.map((name) => [name, nameless.filter((draft) => fitsNeeds(draft, name, needs))]),
  );
  settle(fitting, false);
  settle(
    new Map([...fitting].map(([name, drafts]) => [name, drafts.filter((draft) => saysKind(name, draft))])),
    true,
  );
  return found;
}

/** Whether what operations say of a scheme can be said of this one. */
function fitsNeeds(draft: Draft, name: string, needs: readonly Need[]): boolean {
  return needs.every(({ ways, bearer }) => {
    const own = ways.flatMap(({ schemes }) => schemes).filter((scheme) => scheme.name === name);
    if (own.some(({ scopes = [] }) => scopes.length > 0) && draft.type !== "oauth2") return false;
    // Samples send what the first way needs: a token as a header, and nothing for a password.
    const first = ways[0]?.schemes ?? [];
    if (!first.some((scheme) => scheme.name === name)) return true;
    return bearer ? first.length > 1 || sendsToken(draft) : !sendsToken(draft);
  });
}

function sendsToken(draft: Draft): boolean {
  return draft.type === "oauth2" || (draft.type === "http" && draft.scheme === "bearer");
}

/** `bearerAuth` is the name of a scheme that uses bearer tokens, if it is the only such. */
function saysKind(name: string, draft: Draft): boolean {
  const kind = draft.type === "http" ? draft.scheme : draft.type;
  return name.toLowerCase().includes(kind.toLowerCase());
}
