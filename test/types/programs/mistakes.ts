import { createWapiClient } from "docwright/wapi";
import { wimi } from "./client.js";

// @ts-expect-error: an operation with required parameters needs its argument
wimi.task.task.create();
// @ts-expect-error: task_list_id is missing
wimi.task.task.create({ project_id: 7, data: { label: "Ship it" } });
// @ts-expect-error: data.label is missing
wimi.task.task.create({ project_id: 7, task_list_id: 3, data: {} });
// @ts-expect-error: misspelt parameter
wimi.task.task.create({ project_id: 7, tasklist_id: 3, data: { label: "Ship it" } });
// @ts-expect-error: misspelt field of the payload
wimi.task.task.create({ project_id: 7, task_list_id: 3, data: { label: "Ship it", descripton: "" } });
// @ts-expect-error: an id is a number
wimi.task.task.create({ project_id: "7", task_list_id: 3, data: { label: "Ship it" } });
// @ts-expect-error: a label is a string
wimi.task.task.create({ project_id: 7, task_list_id: 3, data: { label: null } });
// @ts-expect-error: the payload lies under data
wimi.task.task.create({ project_id: 7, task_list_id: 3, label: "Ship it" });

// @ts-expect-error: no such operation
wimi.task.task.craete({ project_id: 7 });
// @ts-expect-error: no such group
wimi.tasks;
// @ts-expect-error: groups are not replaced
wimi.task = { ...wimi.task };
// @ts-expect-error: misspelt option of a call
wimi.main.account.getProjects({}, { timeuot: 5 });
// @ts-expect-error: a timeout is a number of milliseconds
wimi.main.account.getProjects({}, { timeout: "5s" });

const projects = await wimi.main.account.getProjects();
// @ts-expect-error: no such field in the answer
projects.project;
const locked = await wimi.document.file.lock({ project_id: 7, file_id: 9 });
// @ts-expect-error: an unknown answer must be looked into first
locked.file;

// @ts-expect-error: appToken is missing
createWapiClient({ accountName: "acme", auth: { login: "l", password: "p" } });
// @ts-expect-error: the password is missing
createWapiClient({ appToken: "a", auth: { login: "l" } });
// @ts-expect-error: misspelt option of the client
createWapiClient({ appToken: "a", acountName: "acme", auth: { login: "l", password: "p" } });
// @ts-expect-error: a token is a string or gives one
createWapiClient({ appToken: 5, auth: { token: "t" } });
