import type { ApiSpec, Response } from "../../spec/api-spec.js";
import { errorCodes } from "../typescript/wire/http-error-codes.js";
import { type JsonObject, present } from "./json.js";
import { asMarkdown, code, plain, sentence } from "./markdown.js";

/** `components.schemas` of errors that have names in the body: the body, and the names, to which servers may add. */
export function namedErrorSchemas(spec: ApiSpec, names: ErrorNames): [string, JsonObject][] {
  const codes = [...errorCodes(spec)];
  return [
    [
      names.body,
      {
        type: "object",
        description: "An error. The name tells which one.",
        properties: {
          code: { $ref: `#/components/schemas/${names.code}` },
          description: { type: "string" },
        },
        required: ["code"],
      },
    ],
    [
      names.code,
      {
        description: "The names of errors that the page tells. Servers may have others.",
        anyOf: [
          {
            type: "string",
            enum: codes.map(([name]) => name),
            "x-enum-descriptions": codes.map(([, { text }]) => plain(text ?? "")),
          },
          { type: "string" },
        ],
      },
    ],
  ];
}

/** What the two schemas are called. */
export interface ErrorNames {
  body: string;
  code: string;
}

export function hasNamedErrors({ operations, errors }: ApiSpec): boolean {
  return (
    errors.some((error) => typeof error.code === "string") ||
    operations.some(({ responses }) => responses.some(({ codes }) => codes !== undefined))
  );
}

/** The names of one status: a line for each. */
export function codeLines(responses: readonly Response[]): string[] {
  const lines = responses.flatMap(({ codes = [] }) =>
    codes.map(({ code: name, text }) => {
      const told = text === undefined ? "" : `: ${sentence(asMarkdown(text))}`;
      return `- ${code(name)}${told}`;
    }),
  );
  return lines.length === 0 ? [] : [lines.join("\n")];
}

export function codeExtension(responses: readonly Response[]): JsonObject[] | undefined {
  const codes = responses.flatMap(({ codes = [] }) => codes);
  return codes.length === 0
    ? undefined
    : codes.map(({ code: name, text }) => present({ code: name, text: text && plain(text) }));
}
