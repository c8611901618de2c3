import { createWorkDriveClient } from "docwright/workdrive";
import { createWorkDrive } from "docwright/workdrive/core";
import { createTask } from "docwright/workdrive/task";
import { drive } from "./workdrive-client.js";

const baseUrl = "https://acme.example";
const file = { mime: "video/mp4", name: "a.mp4", moduleCode: 1 };

// @ts-expect-error: the key is missing
createWorkDriveClient({ baseUrl });
// @ts-expect-error: only the caller knows the host
createWorkDriveClient({ apiKey: "k" });
// @ts-expect-error: no such option
createWorkDrive({ baseUrl, apiKey: "k", token: "t" });

// @ts-expect-error: the time is required
drive.post.getAllPosts();
// @ts-expect-error: the time is required
drive.event.getAllEvents({ per_page: 5 });
// @ts-expect-error: no such order
drive.post.getAllPosts({ time: "now", sort_key: "z" });
// @ts-expect-error: a number of results
drive.user.getAllUsers({ per_page: "5" });
// @ts-expect-error: misspelt parameter
drive.user.getAllUsers({ perPage: 5 });
// @ts-expect-error: the module's code is required
drive.category.getAllCategories();

// @ts-expect-error: the path needs its id
drive.user.deleteUser();
// @ts-expect-error: the path needs its conversationId
drive.messages.sendNewMessage({ body: {} });
// @ts-expect-error: the template's name, not that of other endpoints
drive.faq.updateFAQ({ id: "k", body: {} });
// @ts-expect-error: values are closed in requests
drive.user.updateUser({ id: "u", body: { status: "GONE" } });
// @ts-expect-error: what is marked is required
drive.post.createPost({ body: { status: "PUBLISHED" } });
// @ts-expect-error: the payload lies under body
drive.user.createUser({ email: "a@example.com" });
// @ts-expect-error: the name of the example, not the slip of the table
drive.event.createEvent({ body: { endtDateTime: "2022-10-17T09:21:41.247Z" } });
// @ts-expect-error: a listing has no body
drive.user.getAllUsers({ body: {} });
// @ts-expect-error: nor has an operation that only reads
drive.departments.getDepartmentMembers({ id: "d", body: {} });
// @ts-expect-error: what was copied from another section is no parameter
drive.departments.getDepartmentMembers({ id: "d", addMembers: [] });

// @ts-expect-error: of the two faces, only the other takes users
drive.task.createTask({ body: { userIds: ["u"] } });
// @ts-expect-error: of the two faces, only the other takes a status
drive.task.createAndAssignTask({ body: { status: "draft" } });
// @ts-expect-error: a body is required
createTask(drive, {});

// @ts-expect-error: what is unknown has no fields
(await drive.user.deleteUser({ id: "u" })).id;
// @ts-expect-error: an answer has what its example shows
(await drive.user.createUser({ body: {} })).nickName;
// @ts-expect-error: an upload needs its bytes
drive.media.upload(file);
// @ts-expect-error: asking for the form sends no bytes
drive.media.uploadMedia({ ...file, content: "x" });
// @ts-expect-error: the id of the file is a text
(await drive.media.upload({ ...file, content: "x" })).fileId;
// @ts-expect-error: only listings come in pages
drive.user.createUser({ body: {} }).items();
// @ts-expect-error: no such operation
drive.user.burnUser({ id: "u" });
// @ts-expect-error: no such group
drive.users;
