// Run in a process of its own, which dies of a call that nobody waits for.
import { createWorkDriveCore } from "../../src/workdrive/index.js";
import { apiKey } from "../support/secrets.js";
import { listen } from "../support/wapi-server.js";

const { url } = await listen(({ headers }, response) => {
  response.writeHead(500, { "content-type": "text/plain", "set-cookie": "sid=S3CR3T" });
  response.end(`no entry for ${headers["x-api-key"]}`);
});
const client = createWorkDriveCore({ baseUrl: url, apiKey }, { auth: { in: "header", name: "X-API-KEY" } });
client.call({ target: "POST /things" }, { body: { password: "S3CR3T" }, access_token: "S3CR3T" }).then();
