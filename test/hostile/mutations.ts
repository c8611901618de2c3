import fc from "fast-check";

export type Mutation = (text: readonly string[]) => string[];

/** What can befall a page: lines lost, doubled, moved, swapped, cut, replaced by garbage; some of it, one after another. */
export function mutationsOf(lines: readonly string[], garbage: readonly string[]): fc.Arbitrary<Mutation> {
  const at = fc.nat(lines.length);
  const some = fc.nat(40);
  const rubbish = fc.oneof(fc.constantFrom(...garbage), fc.string({ unit: "binary" }));
  const mutation: fc.Arbitrary<Mutation> = fc.oneof(
    fc.tuple(at, some).map(
      ([where, length]): Mutation =>
        (text) =>
          text.toSpliced(where, Math.max(1, length >> 2)),
    ),
    at.map(
      (where): Mutation =>
        (text) =>
          text.toSpliced(where, 0, text[where] ?? ""),
    ),
    fc.tuple(at, some, at).map(
      ([from, length, to]): Mutation =>
        (text) =>
          text.toSpliced(to, 0, ...text.slice(from, from + length)),
    ),
    fc.tuple(at, at).map(
      ([a, b]): Mutation =>
        (text) =>
          text.with(a % text.length, text[b] ?? "").with(b % text.length, text[a] ?? ""),
    ),
    fc.tuple(at, rubbish, fc.nat(1)).map(
      ([where, what, lost]): Mutation =>
        (text) =>
          text.toSpliced(where, lost, what),
    ),
    fc.tuple(at, fc.nat(60), fc.boolean()).map(
      ([where, cut, head]): Mutation =>
        (text) => {
          const line = text[where % text.length] ?? "";
          return text.with(where % text.length, head ? line.slice(cut) : line.slice(0, cut));
        },
    ),
    fc.tuple(at, fc.boolean()).map(
      ([where, head]): Mutation =>
        (text) =>
          head ? text.slice(0, Math.max(1, where)) : [...text.slice(where), ""],
    ),
  );
  return fc.array(mutation, { minLength: 1, maxLength: 10 }).map(
    (mutations): Mutation =>
      (text) =>
        mutations.reduce((rest, mutate) => mutate(rest.length > 0 ? rest : [""]), [...text]),
  );
}
