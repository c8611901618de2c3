import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { consumers } from "../places.mjs";

const load = (path) =>
  import(pathToFileURL(join(consumers, "node_modules/docwright/dist/generated", path)).href);
const { chain } = await load("../src/core/index.js");
const pass = (request, next) => next(request);
const deadline = { timeout: 60_000 };
const every = { ...deadline, attemptTimeout: 30_000, hooks: chain(pass) };
/** A mismatch is told once; the answers of the benchmark have none. */
const warn = (validator) => ({ ...every, validate: "warn", validator, drift: () => {} });

/** A client, and the same with more and more of what it can. */
const variantsOf = (client, validator, call) =>
  Object.fromEntries(
    [
      ["docwright", {}],
      ["docwright, with a deadline", deadline],
      ["docwright, every feature", every],
      ["docwright, every feature, answers validated", warn(validator)],
    ].map(([name, options]) => {
      const own = client.with(options);
      return [name, () => call(own)];
    }),
  );

/** POST with an envelope. */
export async function wapiCalls(url, fetch) {
  const { createWapiClient } = await load("wapi/index.js");
  const { validator } = await load("wapi/schemas/index.js");
  const auth = { token: "t", accountId: 1, userId: 2 };
  const wimi = createWapiClient({ appToken: "a", auth, hosts: { api: url }, fetch });
  const params = { data: { with_categories: true } };
  return variantsOf(wimi, validator, (client) => client.main.account.getProjects(params));
}

/** GET with a query. */
export async function workDriveCalls(url, fetch) {
  const { createWorkDriveClient } = await load("workdrive/index.js");
  const { validator } = await load("workdrive/schemas/index.js");
  const drive = createWorkDriveClient({ baseUrl: url, apiKey: "k", fetch });
  return variantsOf(drive, validator, (client) => client.user.getAllUsers({ per_page: 1 }));
}
