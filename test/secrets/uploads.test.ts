import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chain, type Hook, logRequests } from "../../src/core/index.js";
import { createWorkDriveCore } from "../../src/workdrive/index.js";
import { startTransferHosts, type TransferHosts } from "../support/cloudike-transfer-hosts.js";
import { failureOf } from "../support/failure.js";
import { leaks, printed } from "../support/secrets.js";
import { startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";
import { upload as uploadConfirmed } from "../wire-cloudike/transfer-calls.js";
import { upload as uploadForm } from "../wire-workdrive/operations.js";
import { escapings } from "./echoes.js";

let told: unknown[];
const watch: Hook = (request, next) => {
  told.push(request);
  return next();
};
const hooks = chain(
  watch,
  logRequests((record) => told.push(record)),
);
const harmless = (error: unknown) => {
  expect(leaks(error), printed(error)).toBe(false);
  for (const one of told) expect(leaks(one), printed(one)).toBe(false);
  expect(told.length).toBeGreaterThan(3);
};

beforeEach(() => {
  told = [];
});

describe("what a form is signed with", () => {
  let server: WorkDriveServer;
  beforeEach(async () => {
    server = await startWorkDriveServer();
  });
  afterEach(() => server.close());

  test.each(Object.entries(escapings))("is not shown where the host repeats it in %s", async (_, write) => {
    const { url, fields } = server.storage;
    const signed = [decodeURIComponent(new URL(url).search), ...Object.values(fields)].filter((text) =>
      /S3CR3T|UzND/.test(text),
    );
    const client = createWorkDriveCore(server.options({ hooks }), server.facts);
    for (const secret of signed) {
      server.storage.reply = { status: 403, body: `no ${write(secret.replace(/^\?.*=/, ""))}` };
      const error = await failureOf(
        uploadForm(client, { name: "a", mime: "a/b", moduleCode: "m", content: "c" }),
      );
      expect(error).toMatchObject({ status: 403, attempts: 2 });
      expect(error.detail).toContain("[redacted]");
      harmless(error);
    }
  });
});

describe("what an upload is signed with", () => {
  let hosts: TransferHosts;
  beforeEach(async () => {
    hosts = await startTransferHosts();
  });
  afterEach(async () => {
    expect(await hosts.close()).toEqual([]);
  });

  test.each(Object.entries(escapings))("is not shown where the host repeats it in %s", async (_, write) => {
    const signed = ["S3CR3T-private", "S3CR3T+query"];
    hosts.storage.disturb = () => ({ status: 403, body: signed.map(write).join(" | ") });
    for (const method of ["PUT", "POST"]) {
      hosts.transfers.method = method;
      const error = await failureOf(uploadConfirmed(hosts.client({ hooks }), { path: "/a", content: "abc" }));
      expect(error.status).toBe(403);
      harmless(error);
    }
  });
});
