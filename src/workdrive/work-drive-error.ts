import { ApiError, isErrorNamed } from "../core/api-error.js";
import { type Exchange, failure } from "../core/exchange.js";
import type { WorkDriveFacts } from "./options.js";

/**
 * The server answered with a status of 400 or more, or the storage host took no upload. The documentation tells nothing
 * but statuses: `detail` quotes the body, whatever it is.
 */
export class WorkDriveError extends ApiError {
  declare readonly status: number;

  override get name(): "WorkDriveError" {
    return "WorkDriveError";
  }
}

/**
 * Whether a value is a {@link WorkDriveError}, of this or another copy of the package.
 *
 * @param statuses - HTTP statuses, one of which it must have. None: any error.
 */
export function isWorkDriveError(error: unknown, ...statuses: readonly number[]): error is WorkDriveError {
  return (
    isErrorNamed(error, "WorkDriveError") &&
    (statuses.length === 0 || statuses.includes(Number(error.status)))
  );
}

/**
 * The error of an answer.
 *
 * @param host - Who refused, where it is not the API itself.
 */
export function refusal(
  { auth, errors }: WorkDriveFacts,
  exchange: Exchange,
  detail = "",
  host?: string,
): WorkDriveError {
  const { status = 0, statusText = "" } = exchange.response ?? {};
  const { name, remedy = "give another apiKey" } = auth;
  const own = status === 401 ? `the key in ${name} was refused (401): ${remedy}` : `HTTP ${status}`;
  // The meanings are those of the API.
  const told = host ? [`${host} refused the file (HTTP ${status})`] : [own, errors?.[status] || statusText];
  const parts = [...told, textOf(detail)].map((part) => part.trim().replace(/\.$/, ""));
  return failure(exchange, WorkDriveError, parts.filter(Boolean).join(". "), { detail: detail || undefined });
}

/** What a body says to people: that of a page is in `detail`. */
function textOf(detail: string): string {
  try {
    const body: unknown = JSON.parse(detail);
    const { message, error } = Object(body) as { readonly message?: unknown; readonly error?: unknown };
    const texts = [body, message, error, (Object(error) as { readonly message?: unknown }).message].map(
      (text) =>
        [text]
          .flat()
          .filter((one) => typeof one === "string")
          .join(", "),
    );
    return texts.find(Boolean) ?? "";
  } catch {
    return /^\s*<(!doctype|html)/i.test(detail) ? "" : detail;
  }
}
