import { isApiError as isSharedApiError } from "docwright";
import {
  type AbortError,
  type ApiError,
  isAbortError,
  isApiError,
  isWapiError,
  type Project,
  type WapiError,
  type WapiErrorCode,
} from "docwright/wapi";
import { wimi } from "./client.js";
import { same } from "./same.js";

const result = await wimi.main.account.getProjects().safe();
if (result.ok) {
  same<Project[]>()(result.data.projects);
  same<Response>()(result.response);
} else {
  same<ApiError>()(result.error);
  // @ts-expect-error: a failed call has no data
  result.data;
}
// @ts-expect-error: whether it is there must be asked first
result.data.projects;

const locked = await wimi.document.file.lock({ project_id: 7, file_id: 9 }).safe();
if (!locked.ok && isWapiError(locked.error, 1042)) {
  same<WapiError>()(locked.error);
  same<number>()(locked.error.code);
  same<string>()(locked.error.text);
}

try {
  await wimi.main.account.getProjects();
} catch (error) {
  same<unknown>()(error);
  if (isWapiError(error)) same<number | undefined>()(error.detailId);
  if (isAbortError(error)) same<AbortError>()(error);
  if (isApiError(error)) same<number | undefined>()(error.status);
  // Both entries share the runtime, and so the types.
  if (isSharedApiError(error)) same<ApiError>()(error);
  // @ts-expect-error: a code is a number
  isWapiError(error, "1042");
}

// Documented codes are a type; others can still be asked for, because servers are newer than pages.
const documented: WapiErrorCode = 1042;
// @ts-expect-error: the page has no such code
const undocumented: WapiErrorCode = 99_999;
isWapiError(undefined, documented, undocumented, 99_999);
