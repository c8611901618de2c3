import type { Outcome } from "../../core/api-promise.js";
import type { Source } from "../../core/source.js";
import type { Fail } from "../content.js";
import { sendInParts } from "./parts-upload.js";
import type { UploadTrait } from "./traits.js";
import type { Transfer } from "./transfer.js";
import { openUpload } from "./upload-content.js";
import { isResume, partCountOf, partSizeOf, type UploadPlan } from "./upload-plan.js";

/** A call that goes on with an upload that another call began. */
export interface ResumedUpload {
  readonly transfer: Transfer;
  readonly upload: UploadTrait;
  readonly plan: UploadPlan;
  readonly source: Source;
  readonly fail: Fail;
}

/**
 * Sends what an upload in parts has left. Where that is nothing, it is confirmed, and its content is not looked at.
 *
 * @throws ContentError when it is of another operation, or of content of another size.
 */
export async function resumeUpload(
  { transfer, upload, plan, source, fail }: ResumedUpload,
  resume: unknown,
  unread: boolean,
): Promise<Outcome<unknown>> {
  const { operation, params, options } = transfer.beginning;
  if (!isResume(resume)) throw fail("resume is not what an upload has left");
  const { partSize, done } = resume;
  if (resume.operation !== operation.target || !upload.parts)
    throw fail(`resume is of another operation: ${resume.operation}`);
  const count = partCountOf(resume.size, partSize) ?? Number.POSITIVE_INFINITY;
  if (done.some((number) => number > count)) throw fail("resume has more parts than its size");
  const begin = { transfer, upload, plan, fail };
  if (new Set(done).size === count)
    return sendInParts({ ...begin, content: undefined, begun: resume }, unread);
  const content = await openUpload(source, { size: params?.size, isNeeded: false }, fail);
  const { size = resume.size } = content;
  if (size !== (resume.size ?? size))
    throw fail(`content has ${size} bytes, and resume is of ${resume.size}`);
  const { partSize: wanted } = options as { readonly partSize?: number };
  if (wanted !== undefined && partSizeOf(size, wanted) !== partSize)
    throw fail(`partSize is ${wanted}, and resume is of parts of ${partSize}`);
  const begun = { ...resume, ...(size !== undefined && { size }) };
  return sendInParts({ ...begin, content, begun }, unread);
}
