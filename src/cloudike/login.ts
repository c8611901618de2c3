const kind = /^[a-z][\w-]*:./i;
const address = /^[^\s@]+@[^\s@]+$/;
const phone = /^(\+[\d ().-]{7,24}|\d[\d ().-]{9,24})$/;

/**
 * A login with the word that tells its kind: `email:`, `msisdn:` or `userid:`.
 *
 * @throws TypeError when it has none, and it cannot be told which it is.
 */
export function loginOf(login: unknown): string {
  const text = typeof login === "string" ? login : "";
  if (kind.test(text)) return text;
  if (address.test(text)) return `email:${text}`;
  const digits = text.replace(/\D/g, "");
  if (phone.test(text) && digits.length <= 15) return `msisdn:${digits}`;
  throw new TypeError("auth.login is no e-mail address: begin it with email:, msisdn: or userid:");
}
