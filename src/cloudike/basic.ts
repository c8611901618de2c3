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
  const pair = `${name}:${secret}`;
  const areTexts = name && typeof name === "string" && typeof secret === "string";
  if (!areTexts || name.includes(":") || /\p{Cc}/u.test(pair))
    throw new TypeError(
      "auth.basic.username or .password is missing, or holds a colon or a control character",
    );
  const bytes = new TextEncoder().encode(pair);
  const key = btoa(String.fromCharCode(...bytes));
  return { header: `Basic ${key}`, secrets: { login: name, password: secret, key } };
}
