import { ApiPromise } from "../../src/core/index.js";
import type { Plan } from "./plan.js";

/** How a call settled: a value, a response whose body is unread, or what was thrown. */
export type Settled =
  | { readonly value: unknown }
  | { readonly response: Response }
  | { readonly error: unknown };

/** Makes a call, asks for its result in the way of its plan, and waits till it settles. */
export async function settle({ kind, call, options, dice, way }: Plan): Promise<Settled> {
  try {
    const promise = kind.start(call, options, dice);
    if (!(promise instanceof ApiPromise)) return { value: await promise };
    switch (way) {
      case "await":
        return { value: await promise };
      case "chain":
        return await promise.then(
          (value: unknown) => ({ value }),
          (error: unknown) => ({ error }),
        );
      case "withResponse":
        return { value: (await promise.withResponse()).data };
      case "asResponse":
        return { response: await promise.asResponse() };
      case "safe": {
        const result = await promise.safe();
        return result.ok ? { value: result.data } : { error: result.error };
      }
    }
  } catch (error) {
    return { error };
  }
}
