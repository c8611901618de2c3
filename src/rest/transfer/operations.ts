import { fieldsWith } from "../fields-operation.js";
import { jsonOperation, type RestFunction, type RestOperation, type RestTraits } from "../operation.js";
import { beginUpload } from "./confirmed-upload.js";
import { beginDownload } from "./download.js";

const upload = /* @__PURE__ */ fieldsWith({ begin: beginUpload });
const download = /* @__PURE__ */ fieldsWith({ begin: beginDownload });

/**
 * The standalone function of an operation that tells how a file is sent to another host. Its call sends the file too.
 *
 * @typeParam F - Its written-out signature, taken from the annotation of the constant it is assigned to.
 */
export function uploadOperation<F extends RestFunction>(
  target: string,
  traits?: RestTraits,
): F & { readonly operation: RestOperation } {
  return jsonOperation<F>(target, traits, upload);
}

/**
 * The standalone function of an operation that tells where a file is. Its call fetches the file, and gives a response
 * whose body streams, and goes on where the connection breaks.
 *
 * @typeParam F - Its written-out signature, taken from the annotation of the constant it is assigned to.
 */
export function downloadOperation<F extends RestFunction>(
  target: string,
  traits?: RestTraits,
): F & { readonly operation: RestOperation } {
  return jsonOperation<F>(target, traits, download);
}
