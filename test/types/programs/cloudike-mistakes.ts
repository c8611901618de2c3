import { createCloudikeClient } from "docwright/cloudike";
import { createCloudike } from "docwright/cloudike/core";
import { create, upload } from "docwright/cloudike/files";
import { cloud } from "./cloudike-client.js";

const baseUrl = "https://acme.example";

// @ts-expect-error: only the caller knows the host
createCloudikeClient({ auth: { token: "t" } });
// @ts-expect-error: the password is missing
createCloudikeClient({ baseUrl, auth: { login: "jane@acme.example" } });
// @ts-expect-error: a token and a login are two ways
createCloudikeClient({ baseUrl, auth: { token: "t", login: "jane@acme.example", password: "p" } });
// @ts-expect-error: Basic has both in one
createCloudikeClient({ baseUrl, auth: { basic: { username: "jane" } } });
// @ts-expect-error: the key is another vendor's
createCloudike({ baseUrl, apiKey: "k" });
// @ts-expect-error: no such format
createCloudike({ baseUrl, bodyFormat: "xml" });
// @ts-expect-error: no such paths
createCloudike({ baseUrl, paths: "all" });

// @ts-expect-error: no such method of any operation
cloud.accounts.get({}, { method: "DELETE" });
// @ts-expect-error: versions are numbers
cloud.accounts.get({}, { version: "0" });

// @ts-expect-error: the path is required
cloud.metadata.get();
// @ts-expect-error: no such order
cloud.metadata.get({ path: "/", order_by: "size" });
// @ts-expect-error: the prose calls it so, but programs do not
cloud.metadata.get({ path: "/", list: true });
// @ts-expect-error: fields of POST lie under body
cloud.fileops.folderCreate({ path: "/a" });
// @ts-expect-error: a body is required
cloud.fileops.folderCreate({});
// @ts-expect-error: misspelt field
cloud.fileops.folderCreate({ body: { path: "/a", recursiv: true } });
// @ts-expect-error: several are a list
cloud.fileops.multi.delete({ body: { path: "/a" } });
// @ts-expect-error: a listing has no body
cloud.metadata.get({ path: "/", body: {} });
// @ts-expect-error: the company is required
cloud.company.users({});
// @ts-expect-error: nothing is taken where nothing is documented
cloud.accounts.acceptOffer({ hash: "h" });

// @ts-expect-error: what is known of an open list has its type
cloud.workflow.comments({ path: 5 });
// @ts-expect-error: what is known to be required of an open list is so
cloud.workflow.comments({ task: "t" });

// @ts-expect-error: only listings come in pages
cloud.files.get({ path: "/a" }).items();
// @ts-expect-error: an item is no page
for await (const { content } of cloud.metadata.get({ path: "/" }).items()) content.length;
// @ts-expect-error: only tasks are waited for
cloud.files.get({ path: "/a" }).wait();
// @ts-expect-error: the answer of a task is not its result
(await cloud.files.downloadAsArchive({ path: ["/a"] })).url;
// @ts-expect-error: milliseconds are a number
cloud.trash.clear().wait({ timeout: "5s" });

// @ts-expect-error: an upload needs its bytes
cloud.files.upload({ path: "/a" });
// @ts-expect-error: an upload needs its path
cloud.files.upload({ content: "x" });
// @ts-expect-error: whether it goes in parts is told by the threshold
cloud.files.upload({ path: "/a", content: "x", multipart: true });
// @ts-expect-error: fields of an upload lie flat
upload(cloud, { body: { path: "/a" }, content: "x" });
// @ts-expect-error: asking where bytes go sends none
create(cloud, { body: { path: "/a" }, content: "x" });
// @ts-expect-error: a download is a Response
(await cloud.files.download({ path: "/a" })).url.path;
// @ts-expect-error: options of an upload are none of a download
cloud.files.download({ path: "/a" }, { partSize: 5 });
// @ts-expect-error: other calls have no progress
cloud.files.get({ path: "/a" }, { onProgress: () => {} });

// @ts-expect-error: what is unknown has no fields
(await cloud.accounts.setValue({ body: { key: "k", value: "v" } })).key;
// @ts-expect-error: an answer has what is told of it
(await cloud.fileops.folderCreate({ body: { path: "/a" } })).inode;
// @ts-expect-error: no such operation
cloud.fileops.burn({ body: { path: "/a" } });
// @ts-expect-error: no such group
cloud.albums;
// @ts-expect-error: an operation has a target
cloud.call({ url: "/api/1/a" });
