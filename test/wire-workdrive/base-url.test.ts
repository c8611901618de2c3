import { afterEach, beforeEach, expect, test } from "vitest";
import {
  createWorkDriveCore,
  jsonOperation,
  type WorkDriveFacts,
  type WorkDriveOptions,
} from "../../src/workdrive/index.js";
import { failureOf } from "../support/failure.js";
import { startWorkDriveServer, type WorkDriveServer } from "../support/workdrive-server.js";

const { operation } = jsonOperation("GET /api/users");
let server: WorkDriveServer;

beforeEach(async () => {
  server = await startWorkDriveServer();
});

afterEach(() => server.close());

/** How a call fails whose client has this base URL, which may be missing without types. */
function failureAt(baseUrl: unknown, facts?: Partial<WorkDriveFacts>, at = operation) {
  const options = { ...server.options(), baseUrl } as WorkDriveOptions;
  return failureOf(createWorkDriveCore(options, { ...server.facts, ...facts }).call(at));
}

test.each<[unknown, string]>([
  [undefined, "baseUrl must begin with https://"],
  [null, "baseUrl must begin with https://"],
  ["", "baseUrl must begin with https://"],
  ["drive.example.com", "baseUrl must begin with https://"],
  ["//drive.example.com", "baseUrl must begin with https://"],
  ["ftp://drive.example.com", "baseUrl must begin with https://"],
  ["http://drive.example.com", "allowInsecure"],
  ["https://jane:S3CR3T@drive.example.com", "baseUrl must begin with https://<host>"],
  ["https://[[API_SERVER_ENDPOINT]]", "baseUrl must begin with https://<host>"],
  ["https://<host>/services", "baseUrl must begin with https://<host>"],
  ["https://{host}", "baseUrl must begin with https://<host>"],
  ["https://drive.example.com:port", "baseUrl must begin with https://<host>"],
  ["https://drive.example.com:99999", "baseUrl must begin with https://<host>"],
  ["https://drive.example.com/?path=", "without a query"],
])("a base URL that is %j is named before anything is sent", async (baseUrl, words) => {
  const error = await failureAt(baseUrl);
  expect(error).toMatchObject({ name: "ApiError", attempts: 0 });
  expect(error.message).toContain(words);
  expect(error.message).not.toContain("S3CR3T");
});

test("a host of an operation is told by its own name", async () => {
  const at = { ...operation, server: "files" };
  expect((await failureAt(server.baseUrl, {}, at)).message).toContain("files must begin with https://");
  const facts = { hosts: { files: "https://[[FILES]]" } };
  expect((await failureAt(server.baseUrl, facts, at)).message).toContain("files must begin");
});
