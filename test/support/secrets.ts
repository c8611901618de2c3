import { inspect } from "node:util";

/** Marks every secret of the tests, so that a trace of one is found in whatever a test looks at. */
export const mark = "S3CR3T";

export const appToken = `app/${mark}+token`;
export const apiKey = `wd-${mark}+key/=`;
export const sessionToken = `MTU0MDAw:${mark}-session`;
export const credentials = { login: `jane.${mark}@example.com`, password: `p"a&ss!(${mark})é` };

/** A secret that is no text, and no part of any number that tests meet by chance. */
export const secretNumber = 530_311_337_999;

/** Everything a program would print of a value, or take from it without asking for more by name. */
export function printed(value: unknown): string {
  const all = { depth: Number.POSITIVE_INFINITY, maxStringLength: Number.POSITIVE_INFINITY };
  // Both together would call the getters of the class, such as that of an error's response.
  const ways = [{ showHidden: true }, { getters: true }].map((way) => ({ ...all, ...way }));
  const texts = [...ways.map((way) => inspect(value, way)), JSON.stringify(value), told(value)];
  if (typeof value === "object" && value !== null) texts.push(inspect({ ...value }, all), cloned(value));
  // The last error of a chain may have any cause.
  for (let error = value, depth = 0; error instanceof Error && depth < 9; error = error.cause, depth++)
    texts.push(error.message, String(error.stack), told(error.cause), error.name);
  return texts.join("\n");
}

/** Whether a value shows a secret, in any escaping and any case. */
export function leaks(value: unknown): boolean {
  return marks.test(printed(value));
}

/** The mark as it is, as Base64 has it at any place, and where every character of it is escaped. */
const marks = new RegExp(
  [
    mark,
    `${secretNumber}`,
    ...[0, 1, 2].map((before) => btoa(`${" ".repeat(before)}${mark}`).slice(before && before + 1, 7)),
    ...[["\\\\u00"], ["%"], ["&#x"]].map(([begin]) =>
      [...mark].map((letter) => `${begin}${letter.charCodeAt(0).toString(16)};?`).join(""),
    ),
  ].join("|"),
  "i",
);

function told(value: unknown): string {
  try {
    return String(value);
  } catch {
    return "";
  }
}

function cloned(value: object): string {
  try {
    return inspect(structuredClone(value), { depth: Number.POSITIVE_INFINITY, showHidden: true });
  } catch {
    // What cannot be copied is copied by nobody.
    return "";
  }
}
