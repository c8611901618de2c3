import type { LockParams } from "docwright/wapi/document/file";
import * as schemas from "docwright/wapi/schemas";
import { lock } from "docwright/wapi/schemas/document/file";
import { create } from "docwright/wapi/schemas/task/task";
import type { core } from "zod";
import { same } from "./same.js";

export const schema: core.$ZodType<LockParams> = lock.params();
same<LockParams>()(lock.params().parse({}));
same<string>()(create.output().parse({}).task.label);
export const anything: object = schemas;

// @ts-expect-error: a schema is made when it is asked for
lock.params.parse({});
