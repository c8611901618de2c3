import type { ClientOptions } from "../../../src/core/index.js";
import { createWorkDriveCore } from "../../../src/workdrive/index.js";
import { createTask, getAllUsers, getUser, upload } from "../../wire-workdrive/operations.js";
import { fileOf, isValueOf, wordOf } from "../content.js";
import { isListing, take } from "./check.js";
import { type Kind, kindsOfContent } from "./kind.js";

const common = { vendor: "workdrive" } as const;

export function workDriveKinds(url: string, options: ClientOptions): Kind[] {
  const facts = { auth: { in: "header", name: "X-API-KEY" } } as const;
  const client = createWorkDriveCore(
    { ...options, baseUrl: `${url}/workdrive`, apiKey: async () => "key" },
    facts,
  );
  return [
    {
      ...{ ...common, name: "WorkDrive read", weight: 10, safety: "read", settles: "read" },
      start: (call, more) => getUser(client, { id: wordOf(call) }, more),
      isRight: isValueOf,
    },
    {
      ...{ ...common, name: "WorkDrive write", weight: 6, safety: "unsafe", settles: "read" },
      start: (call, more) => createTask(client, { body: { word: wordOf(call) } }, more),
      isRight: isValueOf,
    },
    {
      ...{ ...common, name: "WorkDrive listing", weight: 2, safety: "read", settles: "many" },
      start: (call, more, dice) => take(getAllUsers(client, { word: wordOf(call) }, more).items(), dice),
      isRight: isListing,
    },
    ...kindsOfContent((form, open) => ({
      ...{ ...common, name: `WorkDrive upload of ${form}`, weight: 1, safety: "read", settles: "many" },
      start: (call, more) => {
        const file = fileOf(call);
        return upload(client, { word: wordOf(call), content: open(file), size: file.length }, more);
      },
      isRight: (call, value) => value === wordOf(call),
    })),
  ];
}
