import type { ApiSpec } from "../../spec/api-spec.js";
import type { OutputFile } from "../output-file.js";
import { clientFile } from "./files/client.js";
import { coreFile } from "./files/core.js";
import { errorsFile } from "./files/errors.js";
import { factsFile } from "./files/facts.js";
import { groupFunctionsFile } from "./files/group-functions.js";
import { groupTypesFile } from "./files/group-types.js";
import { indexFile } from "./files/index-file.js";
import { objectsFile } from "./files/objects.js";
import { openApiClientFile } from "./files/openapi.js";
import { type EmitOptions, modelOf } from "./model.js";
import { docsOf } from "./operation/doc.js";
import { schemaGroupFile } from "./schemas/group.js";
import { schemaIndexFile } from "./schemas/index-file.js";
import { schemaObjectsFile } from "./schemas/objects.js";
import { thunkFile } from "./schemas/thunk.js";

export type { EmitOptions } from "./model.js";
export type { OutputFile };

/** The TypeScript client of a vendor: interfaces, standalone functions, the namespaced client, and zod schemas. */
export function emitTypeScript(spec: ApiSpec, options?: EmitOptions): OutputFile[] {
  const model = modelOf(spec, options);
  return [
    indexFile(model),
    clientFile(model),
    coreFile(model),
    ...(model.wire.kind === "http" ? [factsFile(model), openApiClientFile(model)] : []),
    objectsFile(model),
    errorsFile(model),
    ...model.groups.flatMap((group) => {
      const docs = docsOf(model, group);
      return [groupTypesFile(model, group, docs), groupFunctionsFile(model, group, docs)];
    }),
    schemaIndexFile(model),
    schemaObjectsFile(model),
    thunkFile(model),
    ...model.groups.map((group) => schemaGroupFile(model, group)),
  ];
}
