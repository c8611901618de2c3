import { type ApiError, isApiError } from "../../src/core/index.js";

/** The error of a call that must fail. */
export async function failureOf(call: Promise<unknown>): Promise<ApiError> {
  const result = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ("error" in result && isApiError(result.error)) return result.error;
  throw new Error("the call did not fail with an ApiError", { cause: result });
}
