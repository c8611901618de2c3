import type { ClientOptions } from "../../../src/core/index.js";
import { createWapiCore } from "../../../src/wapi/index.js";
import { fileOf, isValueOf, wordOf } from "../content.js";
import { isFile, isReceipt } from "./check.js";
import { type Kind, kindsOfContent } from "./kind.js";

const common = { vendor: "wapi" } as const;

export function wapiKinds(url: string, options: ClientOptions): Kind[] {
  const client = createWapiCore(
    {
      ...options,
      ...{ appToken: "app", accountName: "acme", auth: { login: "jane", password: "secret" } },
    },
    {
      ...{ hosts: { api: `${url}/wapi/` }, apiVersion: "1.2", loginTarget: "auth.user.Login" },
      ...{ messageHeader: "X-Wimi-WApi", textIds: [], idName: /id$/ },
    },
  );
  const get = { target: "soak.thing.Get", safety: "read" } as const;
  const create = { target: "soak.thing.Create" };
  const upload = { target: "soak.file.Upload", channel: "header" } as const;
  const download = { target: "soak.file.Download", answer: "binary", safety: "read" } as const;
  return [
    {
      ...{ ...common, name: "WApi read", weight: 12, safety: "read", settles: "read" },
      start: (call, more) => client.call(get, { data: { word: wordOf(call) } }, more),
      isRight: isValueOf,
    },
    {
      ...{ ...common, name: "WApi write", weight: 8, safety: "unsafe", settles: "read" },
      start: (call, more) => client.call(create, { data: { word: wordOf(call) } }, more),
      isRight: isValueOf,
    },
    {
      ...{ ...common, name: "WApi download", weight: 4, safety: "read", settles: "head" },
      start: (call, more) => client.call(download, { data: { word: wordOf(call) } }, more),
      isRight: isFile,
    },
    ...kindsOfContent((form, open) => ({
      ...{ ...common, name: `WApi upload of ${form}`, weight: 1, safety: "unsafe", settles: "read" },
      start: (call, more) =>
        client.call(upload, { data: { word: wordOf(call) }, content: open(fileOf(call)) }, more),
      isRight: isReceipt,
    })),
  ];
}
