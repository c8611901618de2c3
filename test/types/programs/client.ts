import { type ApiPromise, createWapiClient, type Project, type Task, type WapiClient } from "docwright/wapi";
import { same } from "./same.js";

declare const login: string;
declare const password: string;
declare const appToken: string;

export const wimi = createWapiClient({ appToken, accountName: "acme", auth: { login, password } });
same<WapiClient>()(wimi);

// A call with nothing required takes no argument; its data comes unwrapped.
const { projects } = await wimi.main.account.getProjects();
same<Project[]>()(projects);
await wimi.main.account.getProjects({ account_id: 3, data: { with_categories: true } });
await wimi.main.account.getProjects(undefined, { timeout: 1_000, signal: AbortSignal.timeout(5_000) });

const { task } = await wimi.task.task.create({ project_id: 7, task_list_id: 3, data: { label: "Ship it" } });
same<Task>()(task);
same<string>()(task.label);
same<string | null>()(task.description);

// A type that the page does not tell is unknown, not any.
same<unknown>()(await wimi.document.file.unversion({ project_id: 7, file_id: 9 }));

const whole = await wimi.main.account.getProjects().withResponse();
same<Project[]>()(whole.data.projects);
same<Response>()(whole.response);
same<Response>()(await wimi.main.account.getProjects().asResponse());
same<Response>()(await wimi.document.file.download({ project_id: 7, file_id: 9 }));

// Secrets are values or suppliers, and a session may come from elsewhere.
createWapiClient({
  appToken: () => appToken,
  accountId: 12,
  auth: { login, password: async () => password },
  hosts: { api: "https://wapi.example" },
});
createWapiClient({ appToken, auth: { token: () => "t", accountId: 1, userId: 2 } });

// A scoped copy is a client of the same kind.
same<WapiClient>()(wimi.with({ timeout: 10_000 }));

// Calls are promises like any other.
const many = await Promise.all([wimi.main.account.getProjects(), 5]);
same<Project[]>()(many[0].projects);
const pending: ApiPromise<unknown> = wimi.document.file.lock({ project_id: 7, file_id: 9 });
same<Promise<1 | undefined>>()(pending.then(() => 1 as const).catch(() => undefined));
