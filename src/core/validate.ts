import type { Make, MakeCall, ValidationOptions, WatchedOperation } from "./validation.js";

/** The calls of a client, checked where it wants that: see `watch` of Validator. */
export function validated<O extends WatchedOperation, P, C>(
  client: ValidationOptions,
  vendor: string,
  owner: object,
  make: Make<O, P, C>,
): MakeCall<O, P, C> {
  const call: MakeCall<O, P, C> = (operation, params, options) => make(call, operation, params, options);
  const { validate = "off", validator } = client;
  return (validate !== "off" && validator?.watch(client, vendor, owner, make)) || call;
}

/** @throws TypeError when the calls of a client are to be checked, and nobody can. */
export function checkValidator({ validate = "off", validator }: ValidationOptions): void {
  if (validate !== "off" && !validator) throw new TypeError("validate needs a validator");
}
