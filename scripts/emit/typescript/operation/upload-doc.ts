import type { Upload } from "../../../spec/api-spec.js";
import type { CallModel, GroupModel } from "../model.js";
import { code } from "../text/escape.js";

/** What the upload of a file does that begins with an operation; nothing for any other call. */
export function uploadText({ operation }: CallModel, target: string): string[] {
  const { form } = operation;
  if (form === undefined) return [];
  const { url, fields, file, result } = form;
  return [
    "Uploads a file.",
    [
      `It asks for a form at ${target}, with the parameters that are given.`,
      `Then it sends the form to the storage host, at the address in ${code(url)}: the fields in ${code(fields)} first, and the bytes as ${code(file)} behind them.`,
      "The storage host gets no credentials of this client: the form is signed.",
      `The call gives ${code(result)} of the answer, once the storage host has taken the file.`,
    ].join(" "),
  ];
}

/** Sends readers of the documented operation to the call that does the whole. */
export function uploadPointer(group: GroupModel, { operation }: CallModel): string {
  const whole = group.calls.find(
    ({ operation: { form } }) => form !== undefined && form === operation.upload,
  );
  return whole === undefined
    ? ""
    : `It only gives the form: ${code(`${whole.member}()`)} asks for it and sends the file as well.`;
}

/** What examples call the result: `signedRequest.fileId` → `fileId`. */
export function resultName({ result }: Upload): string {
  return result.split(".").at(-1) ?? result;
}
