import { isApiError } from "../../core/api-error.js";
import type { Outcome } from "../../core/api-promise.js";
import { isContentError } from "../../core/content-error.js";
import type { UploadOptions } from "../../core/transfer-options.js";
import { UploadError, type UploadResume } from "../../core/upload-error.js";
import type { Fail } from "../content.js";
import { confirm, confirmUrl } from "./confirm.js";
import { PartCutter } from "./part-cutter.js";
import type { UploadTrait } from "./traits.js";
import type { Transfer } from "./transfer.js";
import type { StreamContent, WholeContent } from "./upload-content.js";
import { sendParts } from "./upload-parts.js";
import { partAt, partCountOf, type UploadPlan } from "./upload-plan.js";
import { SentCounter } from "./upload-progress.js";

/** An upload in parts that has begun. */
export interface PartsUpload {
  readonly transfer: Transfer;
  readonly upload: UploadTrait;
  readonly plan: UploadPlan;
  /** Nothing where nothing is left to send. */
  readonly content: WholeContent | StreamContent | undefined;
  readonly begun: UploadResume;
  readonly fail: Fail;
}

/**
 * Sends the parts that are not done, and confirms them.
 *
 * @param unread - Leaves the last answer as it comes.
 * @throws UploadError with what is left to do.
 */
export async function sendInParts(
  { transfer, upload, plan, content, begun, fail }: PartsUpload,
  unread: boolean,
): Promise<Outcome<unknown>> {
  const { onProgress, onCheckpoint } = transfer.beginning.options as UploadOptions;
  const { of, partSize } = begun;
  const url = confirmUrl(transfer, begun.confirm, upload.confirm);
  const done = new Set(begun.done);
  const cutter = content && new PartCutter(content, begun, (number) => done.has(number), fail);
  const left = (): UploadResume => {
    const { size = begun.size } = cutter ?? {};
    const sorted = [...done].sort((one, other) => one - other);
    return { ...begun, ...(size !== undefined && { size }), done: sorted };
  };
  const checkpoint = () => transfer.tell("onCheckpoint", onCheckpoint, left());
  try {
    if (cutter) {
      const counter = new SentCounter(
        () => cutter.size,
        (progress) => transfer.tell("onProgress", onProgress, progress),
      );
      const sizes = begun.done.map((number) => partAt(number, partSize, begun.size));
      counter.add(sizes.reduce((sum, size) => sum + size, 0));
      checkpoint();
      const onDone = (number: number) => {
        done.add(number);
        checkpoint();
      };
      await sendParts({ transfer, upload, cutter, plan, counter, of, onDone });
    }
    return await confirm(transfer, url, unread);
  } catch (error) {
    if (!isApiError(error) || isContentError(error)) throw error;
    const { status, code, detail, request, response } = error;
    const resume = left();
    const count = partCountOf(resume.size, partSize);
    const problem = `${done.size} of ${count ?? "the"} parts are done, see resume. ${error.message}`;
    throw transfer.fail(UploadError, problem, {
      cause: error,
      status,
      code,
      detail,
      request,
      response,
      resume,
    });
  }
}
