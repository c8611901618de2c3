import {
  type Cloudike,
  type CloudikeCallOptions,
  type CloudikeOperation,
  fieldsOperation,
  offsetOperation,
  taskOperation,
} from "../../src/cloudike/index.js";
import type { ApiPromise, PagePromise, TaskPromise } from "../../src/core/index.js";

interface Call<R, P = Record<string, unknown>> {
  (client: Cloudike, params?: P, options?: CloudikeCallOptions): ApiPromise<R>;
  readonly operation: CloudikeOperation;
}

interface Listing<Page, Item> {
  (client: Cloudike, params?: object, options?: CloudikeCallOptions): PagePromise<Page, Item>;
  readonly operation: CloudikeOperation;
}

interface Starting<T, R> {
  (client: Cloudike, params?: object, options?: CloudikeCallOptions): TaskPromise<T, R>;
  readonly operation: CloudikeOperation;
}

export interface Metadata {
  readonly path: string;
}

export interface Folder extends Metadata {
  readonly content: Metadata[];
  readonly is_last_page: boolean;
}

/** A few operations as they are generated. */
export const getAccount: Call<{ readonly userid: number }> = fieldsOperation("GET /api/1/accounts/get/");
export const login: Call<{ readonly token: string }> = fieldsOperation("POST /api/1/accounts/login/", {
  security: "none",
  session: "open",
});
export const logout: Call<object> = fieldsOperation("POST /api/1/accounts/logout/", { session: "close" });
export const createFolder: Call<Metadata> = fieldsOperation("POST /api/1/fileops/folder_create/");
export const getMetadata: Listing<Folder, Metadata> = offsetOperation("GET /api/1/metadata/{+path}", {
  offset: { parameter: "offset", size: "limit", items: "content", last: "is_last_page" },
});
export const search: Listing<{ readonly items: Metadata[] }, Metadata> = offsetOperation(
  "POST /api/1/search/",
  { offset: { parameter: "offset", size: "limit", items: "items", total: "count" } },
);
export const getTrash: Listing<Metadata[], Metadata> = offsetOperation("GET /api/1/trash/", {
  offset: { parameter: "offset", size: "limit", items: "" },
});
const task = { target: "GET /api/1/task/{taskid}/", parameter: "taskid" };
export const deleteMany: Starting<{ readonly taskid: string }, { readonly deleted: string[] }> =
  taskOperation("POST /api/1/fileops/multi/delete/", { task: { id: "taskid", ...task } });
export const getTask: Starting<object, { readonly deleted: string[] }> = taskOperation(task.target, {
  task,
  answer: "any",
});

/** All that a loop gives, also where it fails. */
export async function collect<T>(values: AsyncIterable<T>, seen: T[] = []): Promise<T[]> {
  for await (const value of values) seen.push(value);
  return seen;
}
