import {
  type ApiPromise,
  createWorkDriveClient,
  isApiError,
  isWorkDriveError,
  type ListedUser,
  type Post,
  type SignedUpload,
  type Task,
  type TaskWithAssignees,
  type User,
  type WorkDriveClient,
  type WorkDriveError,
  type WorkDriveErrorStatus,
} from "docwright/workdrive";
import { createWorkDrive } from "docwright/workdrive/core";
import { upload, uploadMedia } from "docwright/workdrive/media";
import { getAllPosts } from "docwright/workdrive/post";
import { type CreateTaskParams, createAndAssignTask, createTask } from "docwright/workdrive/task";
import { same } from "./same.js";

declare const key: string;
declare const stream: ReadableStream<Uint8Array>;
const baseUrl = "https://acme.example";

export const drive = createWorkDriveClient({ baseUrl, apiKey: key });
same<WorkDriveClient>()(drive);
createWorkDriveClient({ baseUrl, apiKey: () => key });
createWorkDriveClient({ baseUrl, apiKey: async () => key, timeout: 1_000 });

// A listing by number takes no argument, and its items are typed.
same<ListedUser[] | undefined>()((await drive.user.getAllUsers()).users);
for await (const user of drive.user.getAllUsers({ per_page: 50 }).items()) same<ListedUser>()(user);
for await (const page of drive.user.getAllUsers().pages()) same<number | undefined>()(page.meta?.nextPage);

// A listing by time needs it.
const posts = drive.post.getAllPosts({ time: "2022-10-17T09:21:41.247Z", sort_key: "a" });
for await (const post of posts.items()) same<Post>()(post);

// Path and query lie flat, the payload under `body`.
same<User>()(await drive.user.createUser({ bulk: true, body: { email: "a@example.com", phone: undefined } }));
await drive.user.updateUser({ id: "u", body: { status: "ARCHIVE", availability: "AWAY" } });
await drive.messages.sendNewMessage({ conversationId: "c", body: {} });
await drive.post.createPost({ body: { status: "PUBLISHED", tags: ["a"] } });

// Values of answers are open: what the server says is a text.
same<string | undefined>()((await drive.user.createUser({ body: {} })).status);

// What the page does not show is unknown.
same<unknown>()(await drive.user.deleteUser({ id: "u" }));
same<unknown>()(await drive.notification.sendNewNotification({ body: { title: "t" } }));

// An upload gives the id of the file; its first step is an operation of its own.
const file = { mime: "video/mp4", name: "a.mp4", moduleCode: 1 };
same<SignedUpload>()(await drive.media.uploadMedia(file));
same<string>()(await drive.media.upload({ ...file, content: new Blob(["x"]) }));
same<string>()(await drive.media.upload({ ...file, content: () => stream, size: 5 }));

// One request line with two faces is two methods, each with a body of its own.
same<Task>()(await drive.task.createTask({ body: { title: "t", status: "draft" } }));
same<TaskWithAssignees>()(await drive.task.createAndAssignTask({ body: { title: "t", userIds: ["u"] } }));

const whole = await drive.task.createTask({ body: {} }).withResponse();
same<Task>()(whole.data);
same<Response>()(whole.response);

const result = await drive.user.deleteUser({ id: "u" }).safe();
if (!result.ok && isWorkDriveError(result.error, 404)) {
  same<WorkDriveError>()(result.error);
  same<number>()(result.error.status);
}

const documented: WorkDriveErrorStatus = 503;
// @ts-expect-error: the page has no such status
const undocumented: WorkDriveErrorStatus = 418;
export const asked = (error: unknown): boolean =>
  isApiError(error) || isWorkDriveError(error) || isWorkDriveError(error, documented, undocumented, 502);

// A scoped copy is a client of the same kind.
same<WorkDriveClient>()(drive.with({ timeout: 10_000, apiKey: "k" }));

// Standalone functions take a client without groups, or with them.
const core = createWorkDrive({ baseUrl, apiKey: key });
const params: CreateTaskParams = { body: { task_type: "Video" } };
same<ApiPromise<Task>>()(createTask(core, params));
same<ApiPromise<TaskWithAssignees>>()(createAndAssignTask(drive, { body: {} }));
same<string>()(await upload(core, { ...file, content: "x" }, { signal: AbortSignal.timeout(5_000) }));
same<SignedUpload>()(await uploadMedia(drive, file));
for await (const post of getAllPosts(core, { time: "now" }).items()) same<Post>()(post);
