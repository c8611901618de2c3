import type { User } from "docwright/workdrive";
import { type components, createWorkDriveOpenApiClient, type paths } from "docwright/workdrive/openapi";
import { createUser } from "docwright/workdrive/schemas/user";
import type { CreateUserParams } from "docwright/workdrive/user";
import type { core } from "zod";
import { same } from "./same.js";

// Schemas are checked to agree with the interfaces.
export const schema: core.$ZodType<CreateUserParams> = createUser.params();
same<CreateUserParams>()(createUser.params().parse({}));
same<User>()(createUser.output().parse({}));

// Paths and methods, in the way of openapi-fetch.
const client = createWorkDriveOpenApiClient({ baseUrl: "https://acme.example", apiKey: "k" });
const { data, response } = await client.POST("/api/users/add", { body: { email: "a@example.com" } });
export const user: components["schemas"]["User"] | undefined = data;
same<Response>()(response);
await client.PATCH("/api/documents/{id}", { params: { path: { id: "d" } }, body: {} });
export const path: keyof paths = "/api/locations";

// @ts-expect-error: no such path
client.GET("/api/user");
// @ts-expect-error: the page's misspelt path is none of the client's
client.PATCH("/api/documnents", { body: {} });
// @ts-expect-error: the time is required
client.GET("/api/posts");
// @ts-expect-error: no such value
client.PATCH("/api/users/{id}", { params: { path: { id: "u" } }, body: { status: "GONE" } });
// @ts-expect-error: the key is missing
createWorkDriveOpenApiClient({ baseUrl: "https://acme.example" });
