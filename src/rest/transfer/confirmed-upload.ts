import { ApiPromise, type Outcome } from "../../core/api-promise.js";
import { ContentError, isContentError } from "../../core/content-error.js";
import { Source } from "../../core/source.js";
import type { UploadOptions } from "../../core/transfer-options.js";
import type { Fail } from "../content.js";
import type { RestFeatures } from "../features.js";
import { fieldAt } from "../fields.js";
import type { RestParams } from "../params.js";
import { confirmUrl } from "./confirm.js";
import { sendInParts } from "./parts-upload.js";
import type { UploadTrait } from "./traits.js";
import { runTransfer, type Transfer } from "./transfer.js";
import { openUpload, type StreamContent, type WholeContent } from "./upload-content.js";
import { partSizeOf, planOf } from "./upload-plan.js";
import { SentCounter } from "./upload-progress.js";
import { askForUpload } from "./upload-request.js";
import { resumeUpload } from "./upload-resume.js";
import { sendWhole } from "./whole-upload.js";

/** Makes a call that sends content to another host, and confirms it. */
export const beginUpload: RestFeatures["begin"] = (beginning) => {
  const { operation, params, start } = beginning;
  const { upload } = operation;
  if (!upload) return new ApiPromise(start);
  return new ApiPromise(async (unread) => {
    const source = new Source(params?.content);
    try {
      const outcome = await runTransfer(beginning, (transfer) => run(transfer, upload, source, unread));
      // It may not have been asked for.
      source.release();
      return outcome;
    } catch (error) {
      // A stream of the caller's that is not read from stays whole: it can be given again.
      if (!source.isGiven || !source.isRead || !isContentError(error)) source.release();
      throw error;
    }
  });
};

async function run(
  transfer: Transfer,
  upload: UploadTrait,
  source: Source,
  unread: boolean,
): Promise<Outcome<unknown>> {
  const { params, options, operation } = transfer.beginning;
  const { onProgress, resume, ...settings } = options as UploadOptions;
  const plan = planOf(settings);
  const fail: Fail = (message, more) => transfer.fail(ContentError, message, more);
  if (resume !== undefined) return resumeUpload({ transfer, upload, plan, source, fail }, resume, unread);
  const how = howOf(upload, params);
  const opened = await openUpload(source, { size: params?.size, isNeeded: how === "whole" }, fail);
  const { content, inParts } = await decide(opened, how, plan.threshold);
  const begun = await askForUpload(transfer, upload, { size: content.size, inParts }, unread);
  if ("outcome" in begun) return begun.outcome;
  const { answer } = begun;
  const confirm = fieldAt(answer, upload.confirm);
  const url = confirmUrl(transfer, confirm, upload.confirm);
  if (!inParts) {
    const counter = new SentCounter(
      () => content.size,
      (progress) => transfer.tell("onProgress", onProgress, progress),
    );
    return sendWhole({ transfer, upload, content, answer, url, counter, fail }, unread);
  }
  const { size } = content;
  const of = fieldAt(answer, upload.parts?.of ?? "");
  if (typeof of !== "string" && typeof of !== "number")
    throw transfer.refuseAnswer(
      `${upload.parts?.of}`,
      "is missing, and tells which upload the parts belong to",
    );
  const partSize = partSizeOf(size, plan.partSize);
  const state = {
    operation: operation.target,
    of,
    confirm: url,
    ...(size !== undefined && { size }),
    partSize,
  };
  return sendInParts({ transfer, upload, plan, content, begun: { ...state, done: [] }, fail }, unread);
}

type How = "whole" | "parts" | "any";

/** How content may go, which the caller can say by the field of the first request that asks for parts. */
function howOf({ parts }: UploadTrait, params: RestParams | null): How {
  const wanted = parts && params?.[parts.flag];
  if (!parts || wanted === false) return "whole";
  return wanted === true ? "parts" : "any";
}

type SizedContent = WholeContent | (StreamContent & { readonly size: number });
type Decided =
  | { readonly inParts: true; readonly content: WholeContent | StreamContent }
  | { readonly inParts: false; readonly content: SizedContent };

/** Whether content goes in parts: a stream may have to be read to know. */
async function decide(content: WholeContent | StreamContent, how: How, threshold: number): Promise<Decided> {
  if (how === "parts") return { inParts: true, content };
  if (isSized(content))
    return how === "any" && content.size > threshold
      ? { inParts: true, content }
      : { inParts: false, content };
  const { stream } = content;
  const chunks = await stream.take(threshold);
  const isOver = await stream.isOver();
  stream.giveBack(chunks);
  if (!isOver) return { inParts: true, content };
  const size = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  return { inParts: false, content: { stream, size } };
}

function isSized(content: WholeContent | StreamContent): content is SizedContent {
  return content.size !== undefined;
}
