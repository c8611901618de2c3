import { type Line, linesOf, openingOf } from "./blocks.js";
import type { SchemaPart } from "./part.js";
import { type Entry, sameText } from "./row.js";
import type { TypeExpression, TypeNames } from "./type-expression.js";

/** What other places of the page say of the schemas. */
export interface Evidence {
  /** Whether types link to the schemas they name. */
  linked: boolean;
  /** Title and description of each schema. */
  texts: ReadonlyMap<string, Texts>;
  /** The property that tells the descendants of a schema apart. */
  discriminators: ReadonlyMap<string, string>;
}

export interface Texts {
  title?: string;
  description?: string;
}

/**
 * What a row that refers to a schema shows as its description: that of the schema, unless the row has its own.
 * In brackets, above a list, it is the schema's for certain; a part of a combination hardly ever has its own.
 */
interface Seen {
  row: string;
  description: string | undefined;
  trust: "certain" | "likely" | "possible";
}

/** Looks through all tables for what they tell of schemas that they only refer to. */
export function gatherEvidence(
  components: ReadonlyMap<string, SchemaPart>,
  inline: readonly SchemaPart[],
): Evidence {
  const named = [...components.values()];
  const parts = [...named, ...inline];
  const names: TypeNames = { components, linked: parts.some(hasLinks) };
  const seen = new Map<string, Seen[]>([...components.keys()].map((name) => [name, []]));
  const discriminators = new Map<string, string>();
  const firsts = new Map<SchemaPart, Line | undefined>();
  for (const [index, part] of parts.entries()) {
    const lines = linesOf(part.blocks, names, () => {});
    firsts.set(part, lines[0]);
    for (const { entry, opening } of lines) {
      const target = targetOf(entry.type);
      if (target === undefined) continue;
      const found = descriptionSeen(entry, target.list, opening !== undefined);
      const before = seen.get(target.name) ?? [];
      // Answers repeat the rows of named schemas.
      const isCopy = index >= named.length && before.some((one) => isSame(one, found));
      if (found !== undefined && !isCopy) before.push(found);
      if (opening?.discriminator !== undefined)
        discriminators.set(target.name, withoutPrefix(opening.discriminator, target.name));
    }
  }
  const texts = new Map<string, Texts>();
  for (const [name, part] of components)
    texts.set(name, textsOf(textOf(part), firsts.get(part), seen.get(name) ?? []));
  return { linked: names.linked, texts, discriminators };
}

function isSame(a: Seen, b: Seen | undefined): boolean {
  return a.row === b?.row && a.description === b.description;
}

function hasLinks({ blocks }: SchemaPart): boolean {
  return blocks.some(({ table }) =>
    table?.rows.some(({ cells }) =>
      cells.some(
        ({ href, markdown }) => href?.startsWith("#schema") || markdown?.includes("](#schema") === true,
      ),
    ),
  );
}

function targetOf(type: TypeExpression | undefined): { name: string; list: boolean } | undefined {
  if (type?.kind === "list")
    return type.of.kind === "reference" ? { name: type.of.name, list: true } : undefined;
  return type?.kind === "reference" ? { name: type.name, list: false } : undefined;
}

/** `Pet.petType` stands above the schema Pet; inside answers the name of the schema is missing. */
function withoutPrefix(discriminator: string, name: string): string {
  return discriminator.startsWith(`${name}.`) ? discriminator.slice(name.length + 1) : discriminator;
}

/** A list shows its own description, or that of its items in brackets. */
function descriptionSeen({ name, description }: Entry, list: boolean, part: boolean): Seen | undefined {
  if (!list) return { row: name, description, trust: part ? "likely" : "possible" };
  const inner = description === undefined ? undefined : inBrackets(description);
  if (description !== undefined && inner === undefined) return undefined;
  return { row: name, description: inner, trust: "certain" };
}

/** The description of a list's items, if the list shows theirs. */
export function inBrackets(description: string): string | undefined {
  return description.startsWith("[") && description.endsWith("]") ? description.slice(1, -1) : undefined;
}

export function textOf({ text = [], blocks }: SchemaPart): string | undefined {
  const title = blocks[0]?.title;
  const lines = text.length > 0 ? text : title === undefined || openingOf(title) !== undefined ? [] : [title];
  const whole = lines.map((line) => line.markdown ?? line.text).join("\n");
  return whole === "" ? undefined : whole;
}

/** Tells title from description: the page shows the title, or else the description. */
function textsOf(text: string | undefined, first: Line | undefined, seen: readonly Seen[]): Texts {
  if (first !== undefined && first.opening === undefined && (first.entry.depth ?? 0) === 0) {
    const { name, description } = first.entry;
    const known = description === undefined ? {} : { description };
    if (name === "anonymous" && !isPlain(first.entry)) return known;
    if (name === text) return { title: text, ...known };
  }
  if (text === undefined) return {};
  const certain = seen.find(({ trust }) => trust === "certain");
  if (certain !== undefined) return decided(text, certain.description);
  if (seen.some(({ description }) => sameText(description, text))) return described(text);
  if (seen.some(({ description }) => description === undefined)) return decided(text, undefined);
  const [one, ...others] = seen;
  const likely = seen.find(({ trust }) => trust === "likely");
  const agreed =
    others.length > 0 && others.every(({ description }) => sameText(description, one?.description));
  return likely === undefined && !agreed ? described(text) : decided(text, (likely ?? one)?.description);
}

/** Whether the source tells that a name is not the generator's word for what has no name. */
export function isPlain({ name, markup }: Pick<Entry, "name" | "markup">): boolean {
  return markup === name;
}

function decided(text: string | undefined, description: string | undefined): Texts {
  if (sameText(text, description)) return described(text);
  return { ...(text === undefined ? {} : { title: text }), ...described(description) };
}

function described(description: string | undefined): Texts {
  return description === undefined ? {} : { description };
}
