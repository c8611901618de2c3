import type { OutputFile } from "../../output-file.js";
import { pathOf, startModule } from "../files/module.js";
import type { ApiModel } from "../model.js";

/** The helper that makes thunks: a schema is built when it is first asked for. */
export function thunkFile(model: ApiModel): OutputFile {
  const out = startModule(model);
  out.line(`import type * as z from "zod/mini";

/** Gives a schema, and builds it on the first call: hundreds of schemas at import would cost half a second. */
export type Thunk<T> = () => z.ZodMiniType<T>;

export function thunk<T>(build: () => z.ZodMiniType<T>): Thunk<T> {
  let built: z.ZodMiniType<T> | undefined;
  return () => (built ??= build());
}

/** The schemas of one operation. */
export interface OperationSchemas<Params, Output> {
  /** What the method takes as its first argument. */
  readonly params: Thunk<Params>;
  /** What it resolves to. */
  readonly output: Thunk<Output>;
}`);
  if (givesResults(model))
    out.line(`
/** The schemas of an operation that starts a background task. */
export interface TaskSchemas<Params, Output, Result> extends OperationSchemas<Params, Output> {
  /** What the task gives in the end. */
  readonly result: Thunk<Result>;
}`);
  return { path: pathOf(model, "schemas/thunk"), text: out.toString() };
}

/** Whether there are background tasks of which it is known what they give. */
export function givesResults({ groups }: ApiModel): boolean {
  return groups.some(({ calls }) => calls.some(({ types }) => types.result !== undefined));
}
