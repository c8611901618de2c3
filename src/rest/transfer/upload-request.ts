import type { Outcome } from "../../core/api-promise.js";
import { fieldAt } from "../fields.js";
import { firstAnswer } from "./first-answer.js";
import type { UploadTrait } from "./traits.js";
import type { Transfer } from "./transfer.js";

/** What the first request has led to: the end of the call, or an answer that tells where the bytes go. */
export type Begun = { readonly outcome: Outcome<unknown> } | { readonly answer: unknown };

/**
 * Makes the first request of an upload, with the fields of the call.
 *
 * @param unread - Leaves an answer as it comes that is the last.
 */
export async function askForUpload(
  transfer: Transfer,
  { size: sizeField, parts, done, confirm }: UploadTrait,
  { size, inParts }: { readonly size: number | undefined; readonly inParts: boolean },
  unread: boolean,
): Promise<Begun> {
  const { content: _, size: __, ...fields } = transfer.beginning.params ?? {};
  const told = sizeField !== undefined && size !== undefined ? { [sizeField]: size } : {};
  const asked = parts ? { [parts.flag]: inParts } : {};
  const { data, response } = await firstAnswer(transfer, { ...fields, ...told, ...asked }, unread);
  // An answer that can be confirmed tells of a file that is not there yet.
  const isDone = `${response.status}` === `${done}` && fieldAt(data, confirm) === undefined;
  return isDone || !response.ok
    ? { outcome: { data: unread ? response : data, response } }
    : { answer: data };
}
