import type { Metadata } from "docwright/cloudike";
import type { DeleteParams } from "docwright/cloudike/fileops/multi";
import { type components, createCloudikeOpenApiClient, type paths } from "docwright/cloudike/openapi";
import { folderCreate } from "docwright/cloudike/schemas/fileops";
import { delete as deleteMany } from "docwright/cloudike/schemas/fileops/multi";
import type { core } from "zod";
import { same } from "./same.js";

// Schemas are checked to agree with the interfaces.
export const schema: core.$ZodType<DeleteParams> = deleteMany.params();
same<DeleteParams>()(deleteMany.params().parse({}));
same<Metadata>()(folderCreate.output().parse({}));

// Paths and methods, in the way of openapi-fetch.
const baseUrl = "https://acme.example";
const client = createCloudikeOpenApiClient({ baseUrl, auth: { token: "t" } });
createCloudikeOpenApiClient({ baseUrl });
const { data, response } = await client.POST("/api/1/fileops/folder_create/", { body: { path: "/a" } });
export const node: components["schemas"]["Metadata"] | undefined = data;
same<Response>()(response);
await client.GET("/api/1/metadata/{path}", { params: { path: { path: "/a" }, query: { limit: 500 } } });
await client.POST("/api/1/fileops/multi/delete/", { body: { path: ["/a"] } });
export const path: keyof paths = "/api/1/task/{taskid}/";

// @ts-expect-error: no such path
client.GET("/api/1/metadata");
// @ts-expect-error: the path is required
client.GET("/api/1/metadata/{path}");
// @ts-expect-error: several are a list
client.POST("/api/1/fileops/multi/delete/", { body: { path: "/a" } });
// @ts-expect-error: no such option
createCloudikeOpenApiClient({ baseUrl, apiKey: "k" });
