import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

/** The types of an OpenAPI document, as TypeScript. Bytes are a `Blob`: requests take one, and answers can give one. */
export async function printTypes(document: string): Promise<string> {
  const nodes = await openapiTS(document, {
    // An object of which nothing is known may hold anything.
    emptyObjectsUnknown: true,
    silent: true,
    // Who sends a value may leave out what the server has a default for, in named schemas too.
    defaultNonNullable: false,
    transform: ({ format }) => (format === "binary" ? ts.factory.createTypeReferenceNode("Blob") : undefined),
  });
  return astToString(nodes);
}
