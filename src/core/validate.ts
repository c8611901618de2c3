import { ApiError } from "./api-error.js";
import { ApiPromise } from "./api-promise.js";
import { failure } from "./exchange.js";
import type { Make, MakeCall, ValidationOptions, WatchedOperation } from "./validation.js";

/** The calls of a client, checked where it wants that: see `watch` of Validator. */
export function validated<O extends WatchedOperation, P, C>(
  client: ValidationOptions,
  vendor: string,
  owner: object,
  make: Make<O, P, C>,
): MakeCall<O, P, C> {
  const { validate = "off", validator } = client;
  const call: MakeCall<O, P, C> = (...given) => make(call, ...given);
  if (validate === "off") return call;
  if (validator) return validator.watch(client, vendor, owner, make);
  return (...given) =>
    ApiPromise.wrap(call(...given), () => () => {
      const exchange = { vendor, operation: given[0].target, attempts: 0, sent: "" };
      throw failure(exchange, ApiError, "validate needs the validator of the schemas");
    });
}
