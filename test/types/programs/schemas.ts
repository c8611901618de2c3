import { isValidationError, type Mismatch } from "docwright";
import { createWapiClient } from "docwright/wapi";
import type { LockParams } from "docwright/wapi/document/file";
import * as schemas from "docwright/wapi/schemas";
import { validator } from "docwright/wapi/schemas";
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

// The validator is an option of every client, and what it tells is plain.
const told: Mismatch[] = [];
export const wimi = createWapiClient({
  appToken: "app",
  auth: { token: "session" },
  validate: "warn",
  validator,
  drift: (mismatch) => told.push(mismatch),
});
same<readonly Mismatch[]>()(validator.check("task.task.Create", "answer", {}));
export const paths = (error: unknown): string[] =>
  isValidationError(error)
    ? error.mismatches.map(({ in: place, path, seen }) => `${place} ${path} ${seen}`)
    : [];

// @ts-expect-error: there are three ways
wimi.with({ validate: "error" });
// @ts-expect-error: a validator is no table of schemas
wimi.with({ validator: schemas });
