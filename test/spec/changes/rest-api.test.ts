import { describe, expect, test } from "vitest";
import type { ApiSpec } from "../../../scripts/spec/api-spec.js";
import { compare, operation } from "./rest.js";

describe("the API as a whole", () => {
  const key = { type: "apiKey", name: "key", in: "header", parameter: "X-API-KEY" } as const;
  const needs = (...names: string[]) => ({ schemes: names.map((name) => ({ name })) });
  const server = (host: string, values?: string[]): Partial<ApiSpec> => ({
    servers: [
      {
        name: "default",
        url: "https://{host}",
        variables: { host: { default: host, ...(values === undefined ? {} : { enum: values }) } },
      },
    ],
  });

  test.each<[string, Partial<ApiSpec>, Partial<ApiSpec>, string[]]>([
    [
      "authentication is needed now",
      { security: [] },
      { authSchemes: [key], security: [needs("key")] },
      [
        "! changed the API authentication: not needed → key",
        "  added authentication key added (header X-API-KEY)",
      ],
    ],
    [
      "authentication was never told",
      {},
      { authSchemes: [key], security: [needs("key")] },
      ["! changed the API authentication: none → key", "  added authentication key added (header X-API-KEY)"],
    ],
    [
      "what is needed is told at last",
      { authSchemes: [key] },
      { authSchemes: [key], security: [needs("key")] },
      ["  changed the API authentication: none → key"],
    ],
    [
      "another way to be let in",
      { security: [needs("key")] },
      { security: [needs("key"), needs("token")] },
      ["  changed the API authentication: key → key or token"],
    ],
    [
      "two things are needed",
      { security: [needs("key")] },
      { security: [needs("key", "token")] },
      ["! changed the API authentication: key → key + token"],
    ],
    [
      "one operation needs something else",
      { security: [needs("key")] },
      { security: [needs("key")], operations: [operation({ security: [needs("token")] })] },
      ["! changed getRoom authentication: key → token"],
    ],
    [
      "one operation needs nothing",
      { security: [needs("key")] },
      { security: [needs("key")], operations: [operation({ security: [] })] },
      ["  changed getRoom authentication: key → not needed"],
    ],
    [
      "a scheme goes elsewhere",
      { authSchemes: [key] },
      { authSchemes: [{ ...key, in: "query" }] },
      ["! changed authentication key header X-API-KEY → query X-API-KEY"],
    ],
    [
      "what to do where a scheme is refused",
      { authSchemes: [key] },
      {
        authSchemes: [{ ...key, remedy: { text: "ask", certainty: "certain", reason: "r", evidence: "e" } }],
      },
      ["  changed authentication key remedy: none → ask"],
    ],
    [
      "a default of a variable",
      server("a.test"),
      server("b.test"),
      ["! changed server default variable host: default a.test → b.test"],
    ],
    [
      "values of a variable",
      server("a.test", ["a.test", "b.test"]),
      server("a.test", ["a.test"]),
      ["! changed server default variable host: values a.test, b.test → a.test"],
    ],
    [
      "a server of another name",
      {},
      { servers: [{ name: "server1", url: "https://rooms.test" }] },
      ["  changed server server1 renamed, it was default"],
    ],
    [
      "texts",
      { tags: [{ name: "Rooms", group: ["rooms"] }] },
      { tags: [{ name: "rooms", group: ["rooms"], description: "R" }], info: { termsOfService: "t" } },
      [
        '  changed the API terms, contact, license: none → {"termsOfService":"t"}',
        "  changed tag rooms name: Rooms → rooms",
        "  changed tag rooms description: none → R",
      ],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(compare(before, after)).toEqual(expected);
  });
});
