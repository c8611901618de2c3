import type { ApiPromise, PagePromise } from "../../src/core/index.js";
import {
  jsonOperation,
  operation,
  type WorkDrive,
  type WorkDriveCallOptions,
  type WorkDriveOperation,
} from "../../src/workdrive/index.js";
import type { Post } from "../support/workdrive-server.js";

interface Call<R, P = Record<string, unknown>> {
  (client: WorkDrive, params?: P, options?: WorkDriveCallOptions): ApiPromise<R>;
  readonly operation: WorkDriveOperation;
}

interface Listing<Page, Item> {
  (client: WorkDrive, params?: object, options?: WorkDriveCallOptions): PagePromise<Page, Item>;
  readonly operation: WorkDriveOperation;
}

export interface User {
  readonly id: string;
  readonly department?: string;
}

export interface UsersPage {
  readonly users: User[];
  readonly meta: { readonly curPage: number };
}

/** A few operations as they are generated. */
export const getAllUsers: Listing<UsersPage, User> = operation("GET /api/users", {
  numbered: {
    parameter: "cur_page",
    size: "per_page",
    items: "users",
    next: "meta.nextPage",
    last: "meta.totalPages",
  },
});
export const getAllPosts: Listing<{ readonly posts: Post[] }, Post> = operation("GET /api/posts", {
  timed: { parameter: "time", size: "per_page", items: "posts", time: "postedAt", id: "id" },
});
export const getUser: Call<User> = jsonOperation("GET /api/users/{id}");
export const createTask: Call<{ id: string; listId?: string }> = jsonOperation("POST /api/tasks");
export const upload: Call<string> = operation("GET /api/media", {
  form: { url: "signedRequest.url", fields: "signedRequest.fields", file: "file", result: "fileId" },
});

/** All that a loop gives, also where it fails. */
export async function collect<T>(values: AsyncIterable<T>, seen: T[] = []): Promise<T[]> {
  for await (const value of values) seen.push(value);
  return seen;
}
