import type { ApiSpec, AuthScheme, Security } from "../../spec/api-spec.js";
import { type JsonObject, present, record, some } from "./json.js";
import { asMarkdown, plain } from "./markdown.js";
import { componentName } from "./names.js";

/** `components.securitySchemes`; nothing where no scheme is known. */
export function securitySchemes({ authSchemes = [] }: ApiSpec): JsonObject | undefined {
  if (authSchemes.length === 0) return undefined;
  return record(authSchemes.map((scheme) => [componentName(scheme.name), securityScheme(scheme)]));
}

/** The ways to be let in: any of the list, all of an entry. */
export function securityRequirements(ways: readonly Security[] | undefined): JsonObject[] | undefined {
  return ways?.map(({ schemes }) =>
    record(schemes.map(({ name, scopes = [] }) => [componentName(name), scopes])),
  );
}

function securityScheme(scheme: AuthScheme): JsonObject {
  const { description, origin, reason, remedy } = scheme;
  return present({
    type: scheme.type,
    description: description === undefined ? undefined : asMarkdown(description),
    ...kindOf(scheme),
    "x-docwright-origin": origin,
    "x-docwright-reason": reason === undefined ? undefined : plain(reason),
    "x-docwright-remedy": remedy === undefined ? undefined : plain(remedy.text),
  });
}

function kindOf(scheme: AuthScheme): JsonObject {
  switch (scheme.type) {
    case "apiKey":
      return { in: scheme.in, name: scheme.parameter };
    case "http":
      return { scheme: scheme.scheme };
    case "oauth2":
      return {
        flows: record(
          Object.entries(scheme.flows).map(([kind, { authorizationUrl, tokenUrl, scopes }]) => [
            kind,
            present({ authorizationUrl, tokenUrl, scopes }),
          ]),
        ),
      };
  }
}

/** The root's requirement: where an envelope carries the credentials there is none, else only what is known. */
export function rootSecurity({ envelope, security }: ApiSpec): JsonObject[] | undefined {
  return envelope === undefined ? some(securityRequirements(security)) : [];
}
