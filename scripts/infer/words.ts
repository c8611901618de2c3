/** Words that only look like plurals. */
const unchanged = new Set(
  `news series species analytics chaos canvas atlas alias bias gas lens gps sms mms dns aws ios tls js has was yes
  always`.split(/\s+/u),
);

/** Plurals that no rule tells. */
const irregular = new Map([
  ["children", "child"],
  ["people", "person"],
  ["men", "man"],
  ["women", "woman"],
  ["indices", "index"],
  ["matrices", "matrix"],
  ["vertices", "vertex"],
  ["criteria", "criterion"],
  ["movies", "movie"],
  ["cookies", "cookie"],
  ["apis", "api"],
  ["buses", "bus"],
]);

/** The first rule that fits decides. A word that ends in `ss`, `us` or `is` is one thing already. */
const rules: readonly (readonly [pattern: RegExp, end: string | undefined])[] = [
  [/(?:ss|us|is)$/u, undefined],
  [/(?<=[a-z]{2})ies$/u, "y"],
  [/(?<=(?:ss|x|ch|sh|zz|atus|irus|onus|ampus))es$/u, ""],
  [/(?<=[a-z][^su])s$/u, ""],
];

/** `files` → `file`, `teamMembers` → `teamMember`; a word that is no plural stays. */
export function singular(name: string): string {
  // Capitals and one small s: `FAQs`.
  if (/[A-Z]{2}s$/u.test(name)) return name.slice(0, -1);
  const last = /[A-Z][a-z]+$|(?<![A-Za-z])[a-z]+$/u.exec(name)?.[0] ?? "";
  const lead = name.slice(0, name.length - last.length);
  const small = last.toLowerCase();
  if (unchanged.has(small)) return name;
  const known = irregular.get(small);
  if (known !== undefined) return lead + likeFirst(known, last);
  const [pattern, end] = rules.find(([each]) => each.test(small)) ?? [];
  if (pattern === undefined || end === undefined) return name;
  return lead + last.slice(0, small.search(pattern)) + end;
}

function likeFirst(word: string, like: string): string {
  return /^[A-Z]/u.test(like) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/** `team_members` → `TeamMembers`; empty where no letter leads it. */
export function pascalWord(text: string): string {
  const parts = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036F]/gu, "")
    .split(/[^A-Za-z0-9]+/u)
    .filter((part) => part !== "");
  const joined = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join("");
  return /^[A-Za-z]/u.test(joined) ? joined : "";
}

/** `Event`, `EventPermissions` → `EventPermissions`: what one part says already is not said again. */
export function joinWords(...words: readonly string[]): string {
  return words.reduce((all, word) => {
    if (word.startsWith(all)) return word;
    return all.endsWith(word) ? all : all + word;
  }, "");
}

/** Words that lead titles of operations, and do not name what the operation is about. */
const leading = new Set(
  `get list fetch find read retrieve search show view create add new post send make update edit change modify patch put
  set assign delete remove upload generate all and or a an the multiple bulk`.split(/\s+/u),
);

/** Words behind which a title tells of something else. */
const following = new Set("to of in on at by for from with into without".split(" "));

/** Whether a word names nothing: it tells what is done, or to how many. */
export function isFiller(word: string): boolean {
  return leading.has(word.toLowerCase());
}

/** What an operation is about: `getAllTeamSupervisors` → `TeamSupervisors`, `assignTaskToUsers` → `Task`. */
export function nounOf(name: string): string {
  const words = pascalWord(name).match(/[A-Z]+s?(?![a-z])|[A-Z]?[a-z0-9]+|[A-Z]/gu) ?? [];
  const start = words.findIndex((word) => !isFiller(word));
  const rest = start === -1 ? [] : words.slice(start);
  const end = rest.findIndex((word) => following.has(word.toLowerCase()));
  return rest.slice(0, end === -1 ? rest.length : end).join("");
}
