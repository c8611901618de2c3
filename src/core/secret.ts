/** A secret, or a supplier of one, which is asked each time the secret is needed. */
export type Secret = string | (() => string | Promise<string>);
