import { rawUrlEncode } from "../../src/wapi/channel.js";
import type { Seen } from "../hooks/stands.js";
import { apiKey, appToken, credentials, secretNumber, sessionToken } from "../support/secrets.js";

const html = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("é", "&eacute;").replaceAll("<", "&lt;");
const units = (text: string, write: (code: string) => string) =>
  text.replaceAll(/./gsu, (unit) => write(unit.charCodeAt(0).toString(16).padStart(4, "0")));

/** How servers write what they were sent. */
export const escapings: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  JSON: (text) => JSON.stringify(text),
  "JSON of PHP": (text) => JSON.stringify(text).replaceAll("/", "\\/").replaceAll("é", "\\u00e9"),
  "JSON in JSON": (text) => JSON.stringify(JSON.stringify({ said: text })),
  "JSON in JSON in JSON": (text) => JSON.stringify(JSON.stringify([JSON.stringify(text)])),
  "JSON without a letter": (text) => units(text, (code) => `\\u${code}`),
  "a URL": encodeURIComponent,
  "a URL, in full": rawUrlEncode,
  "a URL in a URL": (text) => encodeURIComponent(encodeURIComponent(text)),
  "a form": (text) => new URLSearchParams({ text }).toString(),
  "JSON in a URL": (text) => encodeURIComponent(JSON.stringify({ text })),
  "a URL in JSON": (text) => JSON.stringify(`/?next=${encodeURIComponent(text)}`),
  HTML: html,
  "HTML in numbers": (text) => units(text, (code) => `&#x${code};`),
  "HTML of JSON": (text) => html(JSON.stringify(text)),
  "HTML of HTML": (text) => html(html(text)),
  "capital letters": (text) => text.toUpperCase(),
  "another character set": (text) => Buffer.from(text).toString("latin1"),
  "no character set": (text) => text.replaceAll(/[^ -~]/gu, "\ufffd"),
};

/** What a caller sends of its own, in headers, a query and a body, under names that tell that it is secret. */
export const callers = {
  headers: {
    authorization: "Bearer S3CR3T.bearer-token_of-a.proxy",
    "x-session": "S3CR3T-session",
    "x-api-key-2": "ключ-S3CR3T".replaceAll(/[^ -~]/gu, "é"),
  },
  fields: {
    password: `p"w&d\n<S3CR3T>\\é/`,
    api_keys: ["S3CR3T-first", "short", "S3CR3T second, with spaces"],
    accessToken: secretNumber,
  },
};

/** Every secret that a server knows of a request. */
export function known({ headers, body, search }: Seen): string[] {
  const sent = Object.values(headers).flatMap((value) => [`${value}`, ...`${value}`.split(/[ ;]+/)]);
  return [
    ...[
      appToken,
      apiKey,
      sessionToken,
      credentials.login,
      credentials.password,
      `email:${credentials.login}`,
    ],
    ...Object.values(callers.headers),
    ...Object.values(callers.fields).flatMap((value) => [value].flat().map(String)),
    ...[...sent, body, search].filter((text) => /S3CR3T|UzNDUjNU|IFMzQ1IzVA|TM0NSM1/.test(text)),
  ];
}
