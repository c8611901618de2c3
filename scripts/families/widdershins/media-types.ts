import type { Format, ShownExample } from "./examples.js";

const usual: Partial<Record<Format, string>> = { json: "application/json", xml: "application/xml" };

/** Which kind of example the template shows for a media type. */
function formatOf(mediaType: string): Format | undefined {
  if (/\bjson\b/u.test(mediaType)) return "json";
  return /\bxml\b/u.test(mediaType) ? "xml" : undefined;
}

/**
 * The media types of a body. The code samples tell only the first one; examples in JSON or XML are shown where there is
 * such a type. `told`: the type of the samples belongs to this body for certain.
 */
export function mediaTypesOf(
  sampled: string | undefined,
  examples: readonly ShownExample[],
  told: boolean,
): { types: string[]; guessed: boolean } {
  // Nothing looks the same in YAML, in which forms are shown, and in JSON.
  const telling = examples.filter(({ text }) => !/^(?:\{\}|\[\]|null)$/u.test(text.trim()));
  const formats = [...new Set(telling.flatMap(({ format }) => format ?? []))];
  const first = sampled === undefined ? undefined : formatOf(sampled);
  const fits = sampled !== undefined && (told || first === undefined ? told : formats.includes(first));
  const further = formats.flatMap((format) => (format === first && fits ? [] : (usual[format] ?? [])));
  const types = fits ? [sampled, ...further] : further;
  if (types.length === 0 && sampled !== undefined) return { types: [sampled], guessed: !told };
  return { types, guessed: !(fits && told) || further.length > 0 };
}
