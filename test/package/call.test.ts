import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { appToken, credentials } from "../support/secrets.js";
import { startWapiServer, type WapiServer } from "../support/wapi-server.js";
import { runModule } from "./run.js";

let server: WapiServer;

beforeAll(async () => {
  server = await startWapiServer();
  server.on("main.account.GetProjects", () => ({ data: { projects: [{ project_id: 7 }] } }));
  server.on("document.file.Lock", () => ({
    error: { id: 423, str: "Locked", detail_id: 1042, detail_str: "Already locked" },
  }));
  server.on("document.file.Upload", ({ upload }) => ({ data: { file: { size: upload?.size } } }));
});

afterAll(() => server.close());

const options = () =>
  JSON.stringify({ appToken, accountName: "acme", auth: credentials, hosts: server.hosts });

it("calls a server through the installed package", async () => {
  const code = `
    import { createWapiClient, isWapiError } from "docwright/wapi";
    import { isApiError } from "docwright";
    import { createWapi } from "docwright/wapi/core";
    import { getProjects } from "docwright/wapi/main/account";

    const options = ${options()};
    const wimi = createWapiClient(options);
    const { projects } = await wimi.main.account.getProjects();
    const locked = await wimi.document.file.lock({ project_id: 7, file_id: 9 }).safe();
    const { file } = await wimi.document.file.upload({
      project_id: 7,
      data: { name: "a.bin", size: 5 },
      content: new Blob(["hello"]),
    });
    const { data, response } = await getProjects(createWapi(options)).withResponse();
    console.log(JSON.stringify({
      projects,
      file,
      again: data.projects,
      status: response.status,
      locked: !locked.ok && isWapiError(locked.error, 1042) && isApiError(locked.error),
      said: locked.ok ? "" : String(locked.error),
    }));
  `;
  expect(await runModule(inject("consumer"), code)).toEqual({
    projects: [{ project_id: 7 }],
    file: { size: 5 },
    again: [{ project_id: 7 }],
    status: 200,
    locked: true,
    said: expect.stringContaining("1042"),
  });
  // One login for each of the two clients.
  expect(server.logins).toBe(2);
  expect(server.calls.filter(({ host }) => host === "files").map(({ target }) => target)).toEqual([
    "document.file.Upload",
  ]);
});

it("checks what a server answers with the schemas of the installed package", async () => {
  const code = `
    import { createWapiClient } from "docwright/wapi";
    import { getProjects } from "docwright/wapi/schemas/main/account";
    const output = getProjects.output();
    const received = await createWapiClient(${options()}).main.account.getProjects();
    const checked = output.safeParse(received);
    console.log(JSON.stringify({ success: checked.success, path: checked.error?.issues[0]?.path.slice(0, 2) }));
  `;
  // The server's project has nothing but its id.
  expect(await runModule(inject("consumerWithPeers"), code)).toEqual({
    success: false,
    path: ["projects", 0],
  });
});
