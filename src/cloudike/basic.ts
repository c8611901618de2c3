import { supply } from "../core/supply.js";
import type { CloudikeBasic } from "./options.js";

/**
 * Credentials of HTTP Basic as RFC 7617 has them, in UTF-8.
 *
 * @returns The header, and the secrets in it, under names that tell that they are secret.
 * @throws TypeError when one is missing or holds control characters, or the user name holds a colon.
 */
export async function basicOf({
  username,
  password,
}: CloudikeBasic["basic"]): Promise<{ readonly header: string; readonly secrets: object }> {
  const [name, secret]: unknown[] = [await supply(username), await supply(password)];
  if (typeof name !== "string" || /[:\p{Cc}]/u.test(name) || !name)
    throw new TypeError("auth.basic.username is missing, or holds a colon or a control character");
  if (typeof secret !== "string" || /\p{Cc}/u.test(secret))
    throw new TypeError("auth.basic.password is missing, or holds a control character");
  const bytes = new TextEncoder().encode(`${name}:${secret}`);
  const encoded = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return { header: `Basic ${encoded}`, secrets: [{ password: secret }, { key: encoded }] };
}
