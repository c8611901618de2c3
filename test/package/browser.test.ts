import { describe, expect, inject, it } from "vitest";
import { bundle, targets } from "./bundle.js";

const options = `{ appToken: "a", accountName: "acme", auth: { login: "l", password: "p" } }`;
const oneOperation = `
  import { createWapi } from "docwright/wapi/core";
  import { lock } from "docwright/wapi/document/file";
  await lock(createWapi(${options}), { project_id: 7, file_id: 9 });
`;

const oneRestOperation = `
  import { createZextrasChats } from "docwright/zextras/core";
  import { getRoom } from "docwright/zextras/rooms";
  const chats = createZextrasChats({ baseUrl: "https://chats.example", auth: { credentials: "include" } });
  await getRoom(chats, { roomId: "1" });
`;

const driveOptions = `{ baseUrl: "https://drive.example", apiKey: "k" }`;
const oneSimpleOperation = `
  import { createWorkDrive } from "docwright/workdrive/core";
  import { updateUser } from "docwright/workdrive/user";
  await updateUser(createWorkDrive(${driveOptions}), { id: "1", body: { bio: "b" } });
`;
const upload = `
  import { createWorkDrive } from "docwright/workdrive/core";
  import { upload } from "docwright/workdrive/media";
  const params = { name: "a", mime: "image/png", moduleCode: 1, content: new Blob(["a"]) };
  await upload(createWorkDrive(${driveOptions}), params);
`;

describe("bundles for the browser", () => {
  it.each([
    [
      "a client",
      `import { createWapiClient } from "docwright/wapi"; globalThis.client = createWapiClient(${options});`,
    ],
    ["an operation", oneOperation],
    ["an operation of a REST client", oneRestOperation],
    ["an operation that sends JSON", oneSimpleOperation],
    ["an upload by a signed form", upload],
    [
      "a REST client of all operations",
      `import { createWorkDriveClient } from "docwright/workdrive"; globalThis.client = createWorkDriveClient(${driveOptions});`,
    ],
  ])("need nothing of Node: %s", async (_, code) => {
    const { text, metafile } = await bundle(code);
    expect(text).not.toMatch(/node:|\brequire\(|\bprocess\.|\bBuffer\b/u);
    expect(Object.values(metafile.outputs).flatMap((output) => output.imports)).toEqual([]);
  });

  it("hold one operation where one is used", async () => {
    const { text } = await bundle(oneOperation);
    expect(text).toContain("document.file.Lock");
    expect(text.match(/"document\.file\.\w+"/gu)).toEqual(['"document.file.Lock"']);
    expect(text).not.toContain("main.account.");
    const rest = await bundle(oneRestOperation);
    expect(targets(rest.text)).toEqual(['"GET /rooms/{roomId}"']);
    const simple = await bundle(oneSimpleOperation);
    expect(targets(simple.text)).toEqual(['"PATCH /api/users/{id}"']);
    const sending = await bundle(upload);
    expect(targets(sending.text)).toEqual(['"GET /api/media"']);
    // Forms and paging come with what needs them.
    expect(simple.text).not.toMatch(/form-data|came again/u);
    expect(sending.text).toContain("form-data");
    expect(simple.text.length).toBeLessThan(sending.text.length);
  });

  it("hold nothing where nothing is used", async () => {
    const { text } = await bundle(
      `import "docwright"; import "docwright/wapi"; import "docwright/wapi/document/file"; import "docwright/zextras"; import "docwright/workdrive"; import "docwright/workdrive/user"; import "docwright/cloudike"; import "docwright/cloudike/files";`,
    );
    expect(text).toBe("");
  });

  it("hold zod only with schemas", async () => {
    const code = `import { lock } from "docwright/wapi/schemas/document/file"; globalThis.schema = lock.params();`;
    const { metafile } = await bundle(code, inject("consumerWithPeers"));
    expect(Object.keys(metafile.inputs).filter((file) => /\/zod\//u.test(file)).length).toBeGreaterThan(0);
    const plain = await bundle(`export * from "docwright/wapi";`);
    expect(Object.keys(plain.metafile.inputs).filter((file) => /\/zod\//u.test(file))).toEqual([]);
  });
});
