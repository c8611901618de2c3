import { Refusal } from "./cloudike-refusal.js";
import type { CloudikeReply, CloudikeServer } from "./cloudike-server.js";
import type { CloudikeStorage } from "./cloudike-storage.js";

/** An upload that has begun. */
export interface BegunUpload {
  readonly path: string;
  readonly size: number | undefined;
  readonly inParts: boolean;
  isConfirmed: boolean;
}

export interface Transfers {
  readonly uploads: Map<string, BegunUpload>;
  /** Paths of files whose bytes the server has already. */
  readonly known: Set<string>;
  /** Changes what is answered to the first request. */
  change: ((answer: Record<string, unknown>) => Record<string, unknown>) | undefined;
  /** How the bytes are wanted. */
  method: string;
  /** How often a part was asked for, by its number. */
  readonly parts: Map<string, number>;
}

const secret = "S3CR3T";

/** Lets a server take and give files by way of a host of storage. */
export function addTransfers(server: CloudikeServer, storage: CloudikeStorage): Transfers {
  const transfers: Transfers = {
    ...{ uploads: new Map(), known: new Set(), change: undefined, method: "PUT", parts: new Map() },
  };
  const { uploads, known, parts } = transfers;
  const metadata = (path: string, bytes: number | undefined) => ({ path, bytes, folder: false });
  let count = 0;

  server.routes.set("POST /api/1/files/create/", ({ fields }): CloudikeReply => {
    const [path] = fields.path ?? [];
    if (typeof path !== "string" || !path) throw new Refusal(400, "InvalidParameters", "path is required");
    const size = fields.size && Number(fields.size[0]);
    if (known.has(path)) return { status: 201, json: metadata(path, size) };
    const inParts = `${fields.multipart}` === "true";
    const id = `t${++count}`;
    uploads.set(id, { path, size, inParts, isConfirmed: false });
    const isForm = transfers.method === "POST";
    const answer = {
      url: inParts ? null : `${storage.url}/put/${id}?Signature=${secret}%2Bquery`,
      method: transfers.method,
      parameters: isForm ? { key: id, Policy: `${secret}/policy==` } : {},
      headers: inParts
        ? {}
        : { "Content-Type": "application/octet-stream", "x-amz-acl": `${secret}-private` },
      confirm_url: `${server.baseUrl}/api/1/files/confirm${path.split("/").map(encodeURIComponent).join("/")}?user_id=94&temp_name=${id}%7B${secret}%7D`,
      ...(inParts && { temp_path: id }),
    };
    return { json: transfers.change?.(answer) ?? answer };
  });
  server.routes.set("POST /api/1/files/create_part/", ({ fields }): CloudikeReply => {
    const [id, number] = [`${fields.temp_path}`, `${fields.part_num}`];
    if (!uploads.get(id)?.inParts) throw new Refusal(404, "NotFound", "There is no such upload");
    if (!/^[1-9]\d*$/.test(number)) throw new Refusal(400, "InvalidParameters", "part_num counts from 1");
    const asked = (parts.get(number) ?? 0) + 1;
    parts.set(number, asked);
    const url = `${storage.url}/put/${id}?part=${number}&asked=${asked}&Signature=${secret}`;
    return { json: { url, parameters: {}, headers: { "x-amz-part": `${secret}-${number}` } } };
  });
  server.routes.set("POST /api/1/files/confirm/*", ({ search, body }, rest): CloudikeReply => {
    if (body !== "") throw new Refusal(400, "InvalidParameters", "the body must be empty");
    const id = new URLSearchParams(search).get("temp_name")?.replace(`{${secret}}`, "") ?? "";
    const upload = uploads.get(id);
    if (!upload || `/${rest}` !== upload.path) throw new Refusal(404, "NotFound", "There is no such upload");
    const size = upload.inParts ? sizeOfParts(storage, id) : storage.stored.get(`/put/${id}`)?.size;
    if (size === undefined) throw new Refusal(404, "NotFound", "The file is not in the storage");
    if (transfers.method === "PUT" && size !== (upload.size ?? size))
      throw new Refusal(400, "InvalidParameters", "The size is another");
    upload.isConfirmed = true;
    return { json: metadata(upload.path, size) };
  });
  server.routes.set("GET /api/1/files/get/*", (_, rest): CloudikeReply => {
    const file = storage.files.get(`/files/${rest}`);
    if (!file) throw new Refusal(404, "NotFound", "File not found");
    const url = `${storage.url}/files/${rest}?Signature=${secret}`;
    return { json: { url, path: `/${rest}`, method: "GET", size: file.size, checksum: null } };
  });
  return transfers;
}

/** Bytes of all parts, which must be there without a gap. */
function sizeOfParts(storage: CloudikeStorage, id: string): number | undefined {
  const sizes = [...storage.stored].flatMap(([key, { size }]) => {
    const [path, number] = key.split("?");
    return path === `/put/${id}` ? [[Number(number), size] as const] : [];
  });
  const last = Math.max(...sizes.map(([number]) => number));
  if (!sizes.length || last !== sizes.length) return undefined;
  return sizes.reduce((sum, [, size]) => sum + size, 0);
}
