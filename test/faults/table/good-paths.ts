import type { Fault, Reply } from "./fault.js";

/** What the server has to know of a call; here of those that succeed in the end. */
export type GoodPath = Pick<Fault, "name" | "via" | "isWarm" | "replies" | "logins">;

const json = (value: object): Reply => ({ body: { text: JSON.stringify(value) } });
const counted: Reply = { body: { text: '{"bytes":"%bytes%"}' } };
const reset: Reply = { cut: { at: "start", by: "reset" } };
const busy: Reply = { status: "503 Service Unavailable" };
const page = (number: number, ...ids: string[]) =>
  json({ users: ids.map((id) => ({ id })), meta: { curPage: number, totalPages: 3 } });

/** The size of a file. */
export const fileSize = 5_000_000;

const file: Reply = {
  headers: { "Content-Type": "application/octet-stream" },
  body: { text: "0123456789".repeat(100), times: fileSize / 1000 },
};

/** Good paths, by the names that calls use. */
export const goodPaths: readonly GoodPath[] = [
  { name: "good-json", replies: [json({ name: "Grüße, 世界" })] },
  { name: "good-kept", replies: [{ isKept: true }] },
  { name: "good-upload", replies: [counted] },
  { name: "good-upload-late", replies: [busy, counted] },
  { name: "good-upload-reset", replies: [reset, counted] },
  { name: "good-file", replies: [file] },
  { name: "good-file-stopped", replies: [{ ...file, cut: { at: "body", by: "silence" } }] },
  { name: "good-pages", replies: [page(1, "a", "b"), busy, page(2, "c"), page(3, "d")] },
  { name: "good-late", replies: [busy, {}] },
  { name: "good-error", replies: [{ status: "404 Not Found" }] },
];
