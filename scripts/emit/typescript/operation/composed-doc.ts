import type { Download, Upload } from "../../../spec/api-spec.js";
import type { CallModel, GroupModel } from "../model.js";
import { sentence } from "../shape/field-doc.js";
import { code, prose } from "../text/escape.js";

/** What a call of several requests does, where an operation is only its beginning; nothing for any other call. */
export function composedText({ operation, answer }: CallModel, target: string): string[] {
  const { sends, fetches } = operation;
  if (fetches !== undefined) return ["Downloads a file.", downloadText(fetches, target)];
  if (sends === undefined) return [];
  return [
    "Uploads a file.",
    sends.style === "form"
      ? formText(sends, target)
      : confirmedText(sends, target, answer.kind !== "unknown"),
  ];
}

function formText({ url, fields, file, result }: Extract<Upload, { style: "form" }>, target: string): string {
  return [
    `It asks for a form at ${target}, with the parameters that are given.`,
    `Then it sends the form to the storage host, at the address in ${code(url)}: the fields in ${code(fields)} first, and the bytes as ${code(file)} behind them.`,
    "The storage host gets no credentials of this client: the form is signed.",
    `The call gives ${code(result)} of the answer, once the storage host has taken the file.`,
  ].join(" ");
}

function confirmedText(
  { url, confirm, done, parts }: Extract<Upload, { style: "confirmed" }>,
  target: string,
  isKnown: boolean,
): string {
  return [
    `It asks at ${target} where the bytes go, sends them to the storage host at ${code(url)} of the answer, and confirms it at ${code(confirm)}.`,
    "The storage host gets no credentials of this client.",
    ...(done === undefined
      ? []
      : [`If the server has the bytes already, it answers ${prose(done)}, and nothing is sent.`]),
    ...(parts === undefined ? [] : ["A large file goes in parts."]),
    isKnown
      ? "The call gives what the server tells of the file."
      : "The call gives what the server answers to the confirmation.",
  ].join(" ");
}

function downloadText({ url }: Download, target: string): string {
  return [
    `It asks at ${target} where the file is, and fetches it from the storage host at ${code(url)} of the answer.`,
    "The storage host gets no credentials of this client.",
  ].join(" ");
}

/** Sends readers of the documented operation to the calls that do the whole. */
export function composedPointers(group: GroupModel, { operation }: CallModel): string[] {
  const { upload, download } = operation;
  return group.calls.flatMap(({ member, operation: { sends, fetches } }) => [
    ...(sends === undefined || sends !== upload
      ? []
      : [
          sends.style === "form"
            ? `It only gives the form: ${code(`${member}()`)} asks for it and sends the file as well.`
            : `It only tells where the bytes go: ${code(`${member}()`)} asks for that, sends the file and confirms it.`,
        ]),
    ...(fetches === undefined || fetches !== download
      ? []
      : [`It only tells where the file is: ${code(`${member}()`)} asks for that and fetches it.`]),
  ]);
}

/** How a background task is waited for, and what it gives. */
export function taskText({ operation, task, types }: CallModel): string[] {
  if (task === undefined) return [];
  const { id } = operation.task ?? {};
  const reason = task.result["x-reason"];
  const what =
    id === undefined ? "Asks for a background task" : `Starts a background task, ${code(id)} of the answer`;
  return [
    `${what}: \`.wait()\` asks for it until it is done, and gives its result.`,
    ...(types.result === undefined
      ? [`The result is \`unknown\`${reason === undefined ? "." : `: ${sentence(prose(reason), false)}`}`]
      : []),
  ];
}

/** What examples call the result: `signedRequest.fileId` → `fileId`. Undefined where it is not of interest. */
export function resultName({ operation: { sends, fetches }, task }: CallModel): string | undefined {
  if (fetches !== undefined) return "response";
  if (task !== undefined) return "result";
  if (sends === undefined) return undefined;
  return sends.style === "form" ? (sends.result.split(".").at(-1) ?? sends.result) : "file";
}
