import type { ApiSpec, AuthScheme, Operation, Security } from "../api-spec.js";
import { type Change, change, fromTo, pair, type Slot, same } from "./change.js";

/** Ways to be let in; undefined where the page does not tell. */
type Ways = readonly Security[] | undefined;

/** What the API as a whole demands. */
export function compareApiSecurity(before: ApiSpec, after: ApiSpec): Change[] {
  const slot = { subject: "the API", line: undefined };
  return compareWays(slot, before.security, after.security, before);
}

/** What one operation demands, where it is not merely that of the whole API in both editions. */
export function compareSecurity(
  slot: Pick<Slot, "subject" | "line">,
  [before, old]: [Operation, ApiSpec],
  [after, now]: [Operation, ApiSpec],
): Change[] {
  if (before.security === undefined && after.security === undefined) return [];
  return compareWays(slot, before.security ?? old.security, after.security ?? now.security, old);
}

/**
 * Breaking where something that let in does so no longer. Where the edition before does not tell what is needed, as
 * flattened text may lose it, whoever used the API did what it tells of authentication at all.
 */
function compareWays(
  slot: Pick<Slot, "subject" | "line">,
  before: Ways,
  after: Ways,
  { authSchemes = [] }: ApiSpec,
): Change[] {
  if (same(before, after)) return [];
  const anonymous: Security[] = [{ schemes: [] }];
  const now = after === undefined || after.length === 0 ? anonymous : after;
  const told = new Set(authSchemes.map(({ name }) => name));
  const isUntold = before === undefined && told.size > 0;
  const old = before === undefined || before.length === 0 ? anonymous : before;
  const breaking = isUntold
    ? !now.some(({ schemes }) => schemes.every(({ name }) => told.has(name)))
    : !old.every((way) => now.some((other) => suffices(way, other)));
  return [change(slot, "changed", breaking, `authentication: ${fromTo(textOf(before), textOf(after))}`)];
}

/** Whether who has what the one way demands has what the other demands. */
function suffices(have: Security, need: Security): boolean {
  return need.schemes.every(({ name, scopes = [] }) =>
    have.schemes.some((own) => own.name === name && scopes.every((scope) => own.scopes?.includes(scope))),
  );
}

function textOf(ways: Ways): string | undefined {
  if (ways === undefined) return undefined;
  const way = ({ schemes }: Security): string =>
    schemes
      .map(({ name, scopes = [] }) => (scopes.length === 0 ? name : `${name} (${scopes.join(", ")})`))
      .join(" + ") || "not needed";
  return ways.map(way).join(" or ") || "not needed";
}

export function compareAuthSchemes(before: readonly AuthScheme[], after: readonly AuthScheme[]): Change[] {
  const { gone, kept, fresh } = pair(before, after, ({ name }) => name);
  const slot = ({ name }: AuthScheme) => ({ subject: `authentication ${name}`, line: undefined });
  return [
    ...gone.map((scheme) => change(slot(scheme), "removed", true, `removed (${told(scheme)})`)),
    ...fresh.map((scheme) => change(slot(scheme), "added", false, `added (${told(scheme)})`)),
    ...kept.flatMap(([old, now]) => {
      const lost = tokens(old).filter((token) => !tokens(now).includes(token));
      const texts = ({ description }: AuthScheme): string | undefined => description;
      return [
        ...(same(tokens(old), tokens(now))
          ? []
          : [change(slot(now), "changed", lost.length > 0, fromTo(told(old), told(now)))]),
        ...(texts(old) === texts(now)
          ? []
          : [change(slot(now), "changed", false, `description: ${fromTo(texts(old), texts(now))}`)]),
        ...(old.remedy?.text === now.remedy?.text
          ? []
          : [change(slot(now), "changed", false, `remedy: ${fromTo(old.remedy?.text, now.remedy?.text)}`)]),
        ...(old.origin === now.origin
          ? []
          : [change(slot(now), "changed", false, `origin: ${fromTo(old.origin, now.origin)}`)]),
      ];
    }),
  ];
}

function told(scheme: AuthScheme): string {
  return tokens(scheme).join(", ");
}

/** What a caller depends on, bit by bit: what is gone breaks, what is new does not. */
function tokens(scheme: AuthScheme): string[] {
  if (scheme.type === "apiKey") return [`${scheme.in} ${scheme.parameter}`];
  if (scheme.type === "http") return [`HTTP ${scheme.scheme.toLowerCase()}`];
  return Object.entries(scheme.flows).flatMap(([flow, { authorizationUrl, tokenUrl, scopes }]) => [
    [flow, authorizationUrl, tokenUrl].filter((part) => part !== undefined).join(" "),
    ...Object.keys(scopes).map((scope) => `${flow}: ${scope}`),
  ]);
}
