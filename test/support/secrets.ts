import { inspect } from "node:util";

/** Marks every secret of the tests, so that a trace of one is found in whatever a test looks at. */
const mark = "S3CR3T";

export const appToken = `app/${mark}+token`;
export const apiKey = `wd-${mark}+key/=`;
export const sessionToken = `MTU0MDAw:${mark}-session`;
export const credentials = { login: `jane.${mark}@example.com`, password: `p"a&ss!(${mark})é` };

/** Everything a program would print of a value. */
export function printed(value: unknown): string {
  const texts = [
    inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true }),
    JSON.stringify(value),
  ];
  if (value instanceof Error) texts.push(value.message, String(value.stack), String(value.cause));
  return texts.join("\n");
}

/** Whether a value shows a secret. */
export function leaks(value: unknown): boolean {
  return printed(value).includes(mark);
}
