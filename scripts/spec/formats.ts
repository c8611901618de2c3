import type { Json } from "./json-schema.js";

const uuid = /^(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const day = /^(\d{4})-(\d{2})-(\d{2})$/u;
const time = /^([01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/iu;
const email = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)*$/u;
const uri = /^[a-z][a-z0-9+.-]*:[^\s"<>\\^`{|}]+$/iu;

/** The formats that JSON Schema defines and pages use. Others tell nothing that could be checked. */
const checks: Readonly<Record<string, (text: string) => boolean>> = {
  uuid: (text) => uuid.test(text),
  date: isDate,
  time: (text) => time.test(text),
  "date-time": isDateTime,
  email: (text) => email.test(text),
  uri: (text) => uri.test(text),
};

/** Whether a text has the format; other values and other formats are accepted. */
export function hasFormat(value: Json, format: string): boolean {
  if (typeof value !== "string" || !Object.hasOwn(checks, format)) return true;
  return checks[format]?.(value) ?? true;
}

/** A day that the calendar has. */
function isDate(text: string): boolean {
  const [, year = "", month = "", date = ""] = day.exec(text) ?? [];
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(month) >= 1 && Number(month) <= 12 && Number(date) >= 1 && Number(date) <= days;
}

function isDateTime(text: string): boolean {
  return isDate(text.slice(0, 10)) && /^[t ]$/iu.test(text.charAt(10)) && time.test(text.slice(11));
}
