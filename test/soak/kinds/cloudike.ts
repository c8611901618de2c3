import { createCloudikeCore } from "../../../src/cloudike/index.js";
import type { ClientOptions } from "../../../src/core/index.js";
import { createFolder, getAccount, getMetadata } from "../../wire-cloudike/operations.js";
import { download, upload } from "../../wire-cloudike/transfer-calls.js";
import { pageSize } from "../answers.js";
import { fileOf, isValueOf, wordOf } from "../content.js";
import { isFile, isListing, take } from "./check.js";
import { type Kind, kindsOfContent } from "./kind.js";

const common = { vendor: "cloudike" } as const;

export function cloudikeKinds(url: string, options: ClientOptions): Kind[] {
  const facts = {
    auth: { in: "header", name: "Mountbit-Auth" },
    login: "POST /api/1/accounts/login/",
  } as const;
  const client = createCloudikeCore(
    { ...options, baseUrl: url, auth: { login: "jane@example.com", password: "secret" } },
    facts,
  );
  const path = (call: number): string => `/${wordOf(call)}`;
  return [
    {
      ...{ ...common, name: "Cloudike read", weight: 10, safety: "read", settles: "read" },
      start: (call, more) => getAccount(client, { word: wordOf(call) }, more),
      isRight: isValueOf,
    },
    {
      ...{ ...common, name: "Cloudike write", weight: 6, safety: "unsafe", settles: "read" },
      start: (call, more) => createFolder(client, { path: path(call) }, more),
      isRight: isValueOf,
    },
    {
      ...{ ...common, name: "Cloudike listing", weight: 2, safety: "read", settles: "many" },
      start: (call, more, dice) =>
        take(getMetadata(client, { path: path(call), limit: pageSize }, more).items(), dice),
      isRight: isListing,
    },
    {
      ...{ ...common, name: "Cloudike download", weight: 2, safety: "read", settles: "many" },
      start: (call, more) => download(client, { path: path(call) }, more),
      isRight: isFile,
    },
    ...kindsOfContent((form, open) => ({
      ...{ ...common, name: `Cloudike upload of ${form}`, weight: 1, safety: "unsafe", settles: "many" },
      start: (call, more) => {
        const file = fileOf(call);
        return upload(client, { path: path(call), content: open(file), size: file.length }, more);
      },
      isRight: isValueOf,
    })),
  ];
}
