import { createHash } from "node:crypto";
import { createCloudikeCore } from "../../src/cloudike/index.js";
import { createWapiCore } from "../../src/wapi/index.js";
import { createWorkDriveCore } from "../../src/workdrive/index.js";
import { createZextrasChatsCore } from "../../src/zextras/index.js";
import { tokenHeader } from "../support/cloudike-accounts.js";
import { generatedStream } from "../support/generated-bytes.js";
import { download, upload } from "../wire-cloudike/transfer-calls.js";
import { upload as uploadForm } from "../wire-workdrive/operations.js";
import { getImagePreview, insertAttachment } from "../wire-zextras/operations.js";

/** How a file travels. Its result is what the server answers to it, as JSON, or the SHA-256 of what came. */
export type Way = (size: number, name: string) => Promise<string>;

/** The ways of all vendors, with a file that is never whole in memory. */
export function waysTo(baseUrl: string, token: string): Readonly<Record<string, Way>> {
  const cloudike = createCloudikeCore(
    { baseUrl, auth: { token }, headers: { "x-client": "S3CR3T" } },
    { auth: { in: "header", name: tokenHeader } },
  );
  const wapi = createWapiCore(
    { appToken: "app", auth: { token } },
    {
      ...{ hosts: { api: `${baseUrl}/`, files: `${baseUrl}/` }, apiVersion: "1.2", loginTarget: "login" },
      ...{ messageHeader: "X-Wimi-WApi", textIds: [], idName: /id$/ },
    },
  );
  const workDrive = createWorkDriveCore(
    { baseUrl, apiKey: token },
    { auth: { in: "header", name: "X-API-KEY" } },
  );
  const zextras = createZextrasChatsCore(
    { baseUrl, auth: { token } },
    { auth: { in: "cookie", name: "ZM_AUTH_TOKEN" }, escaped: ["fileName"] },
  );
  const send = { target: "document.file.Upload", channel: "header", host: "files" } as const;
  const fetchFile = { target: "document.file.Download", host: "files", answer: "binary" } as const;
  return {
    "Cloudike up": async (size, name) => {
      const options = { partSize: 2 ** 23 };
      return JSON.stringify(
        await upload(cloudike, { path: `/${name}`, content: generatedStream(size) }, options),
      );
    },
    "Cloudike down": async (_, name) => digestOf(await download(cloudike, { path: `/${name}` })),
    "WApi up": async (size) =>
      JSON.stringify(await wapi.call(send, { data: { size }, content: generatedStream(size) })),
    "WApi down": async (size) => digestOf(await wapi.call<Response>(fetchFile, { data: { size } })),
    "Zextras up": async (size) => {
      const params = { roomId: "r", fileName: "é.bin", mimeType: "image/png" };
      return JSON.stringify(
        await insertAttachment(zextras, { ...params, content: generatedStream(size), size }),
      );
    },
    "Zextras down": async (size) =>
      digestOf(await getImagePreview(zextras, { fileId: `${size}`, area: "0x0" })),
    "WorkDrive up": async (size) =>
      JSON.stringify(
        await uploadForm(workDrive, {
          name: "a.bin",
          mime: "image/png",
          content: generatedStream(size),
          size,
        }),
      ),
  };
}

/** Reads a body piece by piece. */
async function digestOf({ body }: Response): Promise<string> {
  const hash = createHash("sha256");
  const reader = body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) return hash.digest("hex");
    hash.update(value);
  }
}
