/** A text that documentation shows in place of a value: it tells the type and nothing else. */
export function isPlaceholder(text: string): boolean {
  return /^(?:string|text|value|any|null|undefined|-|\.{3}|)$/iu.test(text.trim()) || isReservedAddress(text);
}

/** Addresses at hosts that are reserved for examples: pages show them for any text at all. */
function isReservedAddress(text: string): boolean {
  return /@(?:[a-z0-9-]+\.){0,4}(?:example\.(?:com|net|org)|example|test|invalid)$/iu.test(text);
}

/** The format that all texts have in common. Placeholders have none to tell, and do not count against one. */
export function commonFormat(texts: readonly string[]): string | undefined {
  const telling = texts.filter((text) => !isPlaceholder(text));
  if (telling.length === 0) return undefined;
  return Object.entries(formats).find(([, isOne]) => telling.every(isOne))?.[0];
}

const formats: Record<string, (text: string) => boolean> = {
  uuid: (text) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu.test(text),
  "date-time": isDateTime,
  date: isDate,
  email: (text) =>
    text.length <= 254 && /^[^\s@<>()]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,63}$/iu.test(text),
  uri: (text) => /^https?:\/\/[^\s<>"{}|\\^`]+$/iu.test(text) && URL.canParse(text),
};

/** As in RFC 3339: with a time zone. */
function isDateTime(text: string): boolean {
  const time =
    /^T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d{1,12})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/iu;
  return isDate(text.slice(0, 10)) && time.test(text.slice(10));
}

/** A day that the calendar has. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
