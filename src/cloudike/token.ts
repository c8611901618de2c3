import { header, present } from "../rest/credentials.js";
import type { KeepCredentials } from "./keeper.js";

/** Keeps nothing: every request has the token that the client is given. */
export const keepToken: KeepCredentials = (auth) => ({
  enter: ({ headers, name }) => present(headers, header, name, "auth.token", auth?.token),
});
