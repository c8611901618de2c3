import openapiTS, { astToString } from "openapi-typescript";
import { emitOpenApi } from "../../scripts/emit/openapi/index.js";
import type { OutputFile } from "../../scripts/emit/output-file.js";
import { emitTypeScript } from "../../scripts/emit/typescript/index.js";
import { modelOf } from "../../scripts/emit/typescript/model.js";
import type { ApiSpec } from "../../scripts/spec/api-spec.js";

/**
 * Types in a form in which equal ones are the same: interfaces and intersections become plain objects, and values of
 * lists become their types, because a list is closed in OpenAPI, while our answers leave it open to new values.
 * What only requests or only answers have is marked by openapi-typescript, and left out on both sides.
 */
const head = `
import type { Readable, Writable } from "openapi-typescript-helpers";
import type * as objects from "../generated/VENDOR/objects.js";
import type { components } from "./openapi.js";

type Plain<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean
  : T extends readonly (infer Item)[] ? Plain<Item>[]
  : T extends object ? { -readonly [Key in keyof T]: Plain<T[Key]> }
  : T;
type Is<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** A key that is there, but can have no value, is as good as none. */
type Sent<T> = T extends readonly (infer Item)[] ? Sent<Item>[]
  : T extends object ? { [Key in keyof T as [T[Key]] extends [undefined] ? never : Key]: Sent<T[Key]> }
  : T;
type Schemas = components["schemas"];
`;

/**
 * A program that compiles only where our interface of every schema is the type that openapi-typescript makes of it,
 * with the files that it needs. It wants \`exactOptionalPropertyTypes\` off: requests may set fields to undefined.
 */
export async function agreement(spec: ApiSpec, change = (text: string) => text): Promise<OutputFile[]> {
  const ours = emitTypeScript(spec).filter(({ path }) => path.endsWith("/objects.ts"));
  const document = change(emitOpenApi(spec).text);
  const theirs = await openapiTS(document, {
    readWriteMarkers: true,
    emptyObjectsUnknown: true,
    silent: true,
  });
  const checks = modelOf(spec).objects.map(({ schema, name, direction }) => {
    const marked = `Schemas[${JSON.stringify(schema)}]`;
    const type = direction === "input" ? `Sent<Writable<${marked}>>` : `Readable<${marked}>`;
    return `export const ${name}: Is<Plain<objects.${name}>, Plain<${type}>> = true;`;
  });
  return [
    ...ours.filter(({ path }) => !path.includes("schemas")),
    { path: "use/openapi.ts", text: astToString(theirs) },
    { path: "use/agree.ts", text: `${head.replace("VENDOR", spec.vendor)}\n${checks.join("\n")}\n` },
  ];
}
