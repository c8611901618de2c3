import type { Cloudike, CloudikeCallOptions, CloudikeOperation } from "../../src/cloudike/index.js";
import type { Content } from "../../src/core/content.js";
import type { ApiPromise } from "../../src/core/index.js";
import type { DownloadOptions, UploadOptions } from "../../src/core/transfer-options.js";
import { downloadOperation, uploadOperation } from "../../src/rest/transfer/operations.js";

export interface Metadata {
  readonly path: string;
  readonly bytes: number;
}

interface UploadCall {
  (
    client: Cloudike,
    params: { readonly path: string; readonly content: Content; readonly [field: string]: unknown },
    options?: CloudikeCallOptions & UploadOptions,
  ): ApiPromise<Metadata>;
  readonly operation: CloudikeOperation;
}

interface DownloadCall {
  (
    client: Cloudike,
    params: { readonly path: string },
    options?: CloudikeCallOptions & DownloadOptions,
  ): ApiPromise<Response>;
  readonly operation: CloudikeOperation;
}

/** The operations as they are generated. */
export const upload: UploadCall = uploadOperation("POST /api/1/files/create/", {
  upload: {
    url: "url",
    method: "method",
    headers: "headers",
    fields: "parameters",
    file: "file",
    confirm: "confirm_url",
    size: "size",
    done: "201",
    parts: {
      target: "POST /api/1/files/create_part/",
      flag: "multipart",
      of: "temp_path",
      number: "part_num",
    },
  },
});
export const download: DownloadCall = downloadOperation("GET /api/1/files/get/{+path}", {
  download: { url: "url", size: "size" },
});
