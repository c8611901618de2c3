import type { Json } from "../json-schema.js";

/** Something with a name that may have got another one. */
export interface Candidate {
  name: string;
  /** What it is found by, whatever it is called: method and path. Two editions of one address are one thing. */
  address?: string;
  /** What it is without its name; the same content under another name is a rename. */
  content: unknown;
  /** Too little content to recognise it by. */
  isTrivial: boolean;
}

/** Old name → new name, for what is gone under one name and came under another. Ambiguous cases are left alone. */
export function findRenames(gone: readonly Candidate[], fresh: readonly Candidate[]): Map<string, string> {
  const renames = new Map<string, string>();
  const match = (key: (candidate: Candidate) => string | undefined): void => {
    const taken = new Set(renames.values());
    const old = unique(
      gone.filter(({ name }) => !renames.has(name)),
      key,
    );
    const now = unique(
      fresh.filter(({ name }) => !taken.has(name)),
      key,
    );
    for (const [text, { name }] of old) {
      const counterpart = now.get(text);
      if (counterpart !== undefined) renames.set(name, counterpart.name);
    }
  };
  match(({ address }) => address);
  match(({ name }) => name.toLowerCase().replace(/[^a-z0-9]+/g, ""));
  match(({ content, isTrivial }) => (isTrivial ? undefined : fingerprint(content)));
  return renames;
}

function unique(
  candidates: readonly Candidate[],
  key: (candidate: Candidate) => string | undefined,
): Map<string, Candidate> {
  const found = new Map<string, Candidate | undefined>();
  for (const candidate of candidates) {
    const text = key(candidate);
    if (text !== undefined) found.set(text, found.has(text) ? undefined : candidate);
  }
  return new Map(
    [...found].flatMap(([text, candidate]) => (candidate === undefined ? [] : [[text, candidate]])),
  );
}

/** Content as text, wherever it stands on the page. */
export function fingerprint(content: unknown): string {
  return JSON.stringify(content, (key, value: Json) =>
    key === "x-line" || key === "line" || key === "lines" ? undefined : value,
  );
}
