import type { Content } from "docwright/wapi";
import { wimi } from "./client.js";

declare const stream: ReadableStream<Uint8Array>;
declare const texts: ReadableStream<string>;
const data = { name: "notes.txt", size: 5 };

// Everything that holds bytes, and a function that opens them anew for a second attempt.
const contents: Content[] = [
  new Blob(["hello"]),
  new ArrayBuffer(5),
  new Uint8Array(5),
  stream,
  () => stream,
];
for (const content of contents) await wimi.document.file.upload({ project_id: 7, dir_id: 12, data, content });
await wimi.document.file.upload({ project_id: 7, dir_id: null, data, content: "hello" });

// @ts-expect-error: an upload needs its bytes
wimi.document.file.upload({ project_id: 7, data });
// @ts-expect-error: a number holds no bytes
wimi.document.file.upload({ project_id: 7, data, content: 5 });
// @ts-expect-error: a stream of texts is not one of bytes
wimi.document.file.upload({ project_id: 7, dir_id: 12, data, content: texts });
// @ts-expect-error: the payload needs its size
wimi.document.file.upload({ project_id: 7, data: { name: "notes.txt" }, content: "hello" });
// @ts-expect-error: an operation that takes no bytes has no content
wimi.document.file.lock({ project_id: 7, file_id: 9, content: "hello" });
