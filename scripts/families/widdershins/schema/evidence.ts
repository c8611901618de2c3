import { type Line, linesOf } from "./blocks.js";
import type { SchemaPart } from "./part.js";
import { type Entry, sameText } from "./row.js";
import type { TypeExpression } from "./type-expression.js";

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
 * In brackets, above a list, it is the schema's for certain; in answers and combinations a row hardly ever has its own.
 */
interface Seen {
  description: string | undefined;
  trust: "certain" | "likely" | "possible";
}

/** Looks through all tables for what they tell of schemas that they only refer to. */
export function gatherEvidence(
  components: ReadonlyMap<string, SchemaPart>,
  inline: readonly SchemaPart[],
): Evidence {
  const parts = [...components.values(), ...inline];
  const linked = parts.some(hasLinks);
  const lines = (part: SchemaPart): Line[] => linesOf(part.blocks, { components, linked }, () => {});
  const seen = new Map<string, Seen[]>();
  const discriminators = new Map<string, string>();
  for (const [isInline, part] of [
    ...[...components.values()].map((part) => [false, part] as const),
    ...inline.map((part) => [true, part] as const),
  ])
    for (const { entry, opening } of lines(part)) {
      const target = targetOf(entry.type);
      if (target === undefined) continue;
      const found = descriptionSeen(entry, target.list, isInline || opening !== undefined);
      const before = seen.get(target.name);
      if (found !== undefined && before !== undefined) before.push(found);
      else if (found !== undefined) seen.set(target.name, [found]);
      if (opening?.discriminator !== undefined)
        discriminators.set(target.name, withoutPrefix(opening.discriminator, target.name));
    }
  const texts = new Map<string, Texts>();
  for (const [name, part] of components)
    texts.set(name, textsOf(textOf(part), lines(part)[0], seen.get(name) ?? []));
  return { linked, texts, discriminators };
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
export function withoutPrefix(discriminator: string, name: string): string {
  return discriminator.startsWith(`${name}.`) ? discriminator.slice(name.length + 1) : discriminator;
}

/** A list shows its own description, or that of its items in brackets. */
function descriptionSeen({ description }: Entry, list: boolean, likely: boolean): Seen | undefined {
  if (!list) return { description, trust: likely ? "likely" : "possible" };
  if (description === undefined) return { description, trust: "certain" };
  const inner = inBrackets(description);
  return inner === undefined ? undefined : { description: inner, trust: "certain" };
}

/** The description of a list's items, if the list shows theirs. */
export function inBrackets(description: string): string | undefined {
  return description.startsWith("[") && description.endsWith("]") ? description.slice(1, -1) : undefined;
}

export function textOf({ text = [], blocks }: SchemaPart): string | undefined {
  const lines = text.length > 0 ? text : blocks[0]?.title === undefined ? [] : [blocks[0].title];
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
