import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { runModule } from "./run.js";
import { specifiersOf } from "./subpaths.js";

const consumer = inject("consumer");
const specifiers = specifiersOf(join(consumer, "node_modules/docwright"));
/** The subpaths that need an optional peer. */
const needing = {
  zod: /^docwright\/\w+\/schemas(?:\/|$)/u,
  "openapi-fetch": /^docwright\/\w+\/openapi$/u,
};
const needsPeer = (specifier: string) => Object.values(needing).some((pattern) => pattern.test(specifier));

const importAll = `
  const names = {};
  for (const specifier of JSON.parse(process.env.SPECIFIERS)) {
    names[specifier] = await import(specifier).then(Object.keys, (error) => error.code ?? error.message);
  }
  console.log(JSON.stringify(names));
`;

describe("imports in Node", () => {
  it("offers what it should", () => {
    expect(specifiers).toEqual(
      expect.arrayContaining([
        "docwright",
        "docwright/cloudike",
        "docwright/cloudike/core",
        "docwright/cloudike/openapi",
        "docwright/cloudike/schemas",
        "docwright/cloudike/files",
        "docwright/cloudike/fileops/multi",
        "docwright/cloudike/schemas/files",
        "docwright/wapi",
        "docwright/wapi/core",
        "docwright/wapi/schemas",
        "docwright/wapi/document/file",
        "docwright/wapi/schemas/document/file",
        "docwright/workdrive",
        "docwright/workdrive/core",
        "docwright/workdrive/openapi",
        "docwright/workdrive/schemas",
        "docwright/workdrive/user",
        "docwright/workdrive/schemas/user",
        "docwright/zextras",
        "docwright/zextras/core",
        "docwright/zextras/openapi",
        "docwright/zextras/schemas",
        "docwright/zextras/rooms",
        "docwright/zextras/schemas/rooms",
      ]),
    );
    expect(
      specifiers.filter((one) =>
        /^docwright\/\w+\/(schemas\/)?(client|errors|facts|objects|index|openapi-types|thunk)$|\.types$/u.test(
          one,
        ),
      ),
    ).toEqual(
      ["cloudike", "wapi", "workdrive", "zextras"].map((vendor) => `docwright/${vendor}/schemas/objects`),
    );
  });

  it("imports every module, without any other package", async () => {
    const plain = specifiers.filter((one) => !needsPeer(one));
    const names = await runModule(consumer, importAll, { SPECIFIERS: JSON.stringify(plain) });
    for (const specifier of plain) {
      expect(names, specifier).toHaveProperty([specifier], expect.arrayContaining([expect.any(String)]));
    }
    expect(names).toHaveProperty(["docwright"], expect.arrayContaining(["ApiError", "isApiError"]));
    expect(names).toHaveProperty(
      ["docwright/cloudike"],
      expect.arrayContaining(["createCloudikeClient", "isCloudikeError", "createCloudike", "isUploadError"]),
    );
    expect(names).toHaveProperty(["docwright/cloudike/core"], ["createCloudike", "createCloudikeWithToken"]);
    expect(names).toHaveProperty(
      ["docwright/wapi"],
      expect.arrayContaining(["createWapiClient", "isWapiError"]),
    );
    expect(names).toHaveProperty(["docwright/wapi/core"], ["createWapi", "createWapiWithToken"]);
    expect(names).toHaveProperty(
      ["docwright/workdrive"],
      expect.arrayContaining(["createWorkDriveClient", "isWorkDriveError", "createWorkDrive"]),
    );
    expect(names).toHaveProperty(["docwright/workdrive/core"], ["createWorkDrive"]);
    expect(names).toHaveProperty(
      ["docwright/zextras"],
      expect.arrayContaining(["createZextrasChatsClient", "isZextrasChatsError"]),
    );
  });

  it.each(Object.entries(needing))(
    "needs %s for the modules that are made for it",
    async (_peer, pattern) => {
      const wanted = specifiers.filter((one) => pattern.test(one));
      expect(wanted.length).toBeGreaterThan(0);
      const without = await runModule(consumer, importAll, {
        SPECIFIERS: JSON.stringify(wanted),
      });
      expect(without).toEqual(Object.fromEntries(wanted.map((one) => [one, "ERR_MODULE_NOT_FOUND"])));
      const names = await runModule(inject("consumerWithPeers"), importAll, {
        SPECIFIERS: JSON.stringify(wanted),
      });
      for (const specifier of wanted) {
        expect(names, specifier).toHaveProperty([specifier], expect.arrayContaining([expect.any(String)]));
      }
    },
  );

  it.each([
    "cloudike/facts",
    "cloudike/files.types",
    "cloudike/openapi-types",
    "cloudike/schemas/thunk",
    "wapi/client",
    "wapi/document/file.types",
    "workdrive/facts",
    "workdrive/openapi-types",
    "workdrive/user.types",
    "workdrive/schemas/thunk",
    "zextras/facts",
    "dist/src/core/index.js",
  ])("keeps %s to itself", async (path) => {
    const specifier = `docwright/${path}`;
    const answer = await runModule(consumer, importAll, { SPECIFIERS: JSON.stringify([specifier]) });
    expect(answer).toEqual({ [specifier]: "ERR_PACKAGE_PATH_NOT_EXPORTED" });
  });

  it("touches nothing of the platform at import", async () => {
    const code = `
      const touched = [];
      for (const name of ["fetch", "Request", "Headers", "Response", "FormData", "Blob", "ReadableStream"]) {
        const value = globalThis[name];
        Object.defineProperty(globalThis, name, { get() { touched.push(name); return value; } });
      }
      await import("docwright/cloudike");
      await import("docwright/wapi");
      await import("docwright/workdrive");
      await import("docwright/zextras");
      console.log(JSON.stringify(touched));
    `;
    expect(await runModule(consumer, code)).toEqual([]);
  });
});
