import type { Access } from "../core/attempts.js";
import { headerValue } from "../core/header-value.js";
import type { Secret } from "../core/secret.js";
import { after, supply } from "../core/supply.js";
import type { Place } from "./protocol.js";

type Fields = Record<string, string>;

/** A kind of place for credentials. */
export interface Carrier {
  readonly in: Place["in"];
  /** What it keeps as it is. */
  readonly fits: RegExp;
  /** @param name - Of a header it is in lower case. */
  write(headers: Fields, name: string, value: string): void;
}

/** A header of the credential's own. */
export const header: Carrier = {
  in: "header",
  fits: headerValue,
  write(headers, name, value) {
    headers[name] = value;
  },
};

/** A cookie, of which RFC 6265 tells: what could end its value or the header is not among it. */
export const cookie: Carrier = {
  in: "cookie",
  fits: /^[!#-+\--:<-[\]-~]+$/,
  write(headers, name, value) {
    const others = headers.cookie?.split(/; */).filter((one) => !one.startsWith(`${name}=`)) ?? [];
    headers.cookie = [...others, `${name}=${value}`].join("; ");
  },
};

/**
 * Adds a credential to the headers of one request, where it replaces the caller's own.
 *
 * @param option - What the secret is called, for the error.
 * @param refuse - Told of a secret that the server refused; tells whether another may be had. Default: a supplier is
 * asked once more.
 * @throws TypeError when the place cannot hold the secret.
 */
export function present(
  headers: Fields,
  { in: place, fits, write }: Carrier,
  name: string,
  option: string,
  secret: Secret | null | undefined,
  refuse = (_: string) => typeof secret === "function",
): Access | Promise<Access> {
  return after<unknown, Access>(supply(secret), (value) => {
    if (typeof value !== "string" || !fits.test(value))
      throw new TypeError(`${option} is no value of a ${place}${value ? "" : ": it is missing"}`);
    write(headers, name, value);
    return { credential: value, refuse: () => refuse(value) };
  });
}
