import { textOf } from "./text.js";

// A URL drops segments of dots, however they are written, and several values may make up one.
const unsafe = /^\.*$|\p{Cc}/u;

/**
 * A path template with the values of its parameters, each percent-encoded.
 *
 * @throws TypeError when a value is missing, empty, of dots alone, or holds control characters.
 */
export function expandPath(template: string, params: Readonly<Record<string, unknown>>): string {
  // Most have no placeholders.
  if (!template.includes("{")) return template;
  return template.replace(/{([^{}]+)}/g, (_, name: string) => {
    const text = Object.hasOwn(params, name) ? textOf(name, params[name] ?? "") : "";
    if (unsafe.test(text)) throw new TypeError(`${name} is missing or no path segment`);
    return encodeURIComponent(text);
  });
}
