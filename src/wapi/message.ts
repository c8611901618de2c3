import { after, supply } from "../core/supply.js";
import type { Context } from "./context.js";
import type { WapiSession } from "./keeper.js";
import type { WapiOperation } from "./operation.js";
import type { WapiHeader } from "./options.js";

/** The parameters of a call, flat: what is not named here is an identification value. */
export interface WapiParams {
  readonly data?: unknown;
  readonly content?: unknown;
  readonly auth?: unknown;
  readonly [id: string]: unknown;
}

/** An answer. Nothing of it is sure: `?.` finds nothing in a value of another type. */
export interface WapiMessage {
  readonly header?: { readonly token?: string };
  readonly body?: {
    readonly data?: unknown;
    readonly error?: {
      readonly id?: number;
      readonly str?: string;
      readonly detail_id?: number | null;
      readonly detail_str?: string;
      readonly debug_msg?: string;
      readonly success?: boolean;
      /** Of an empty object, which PHP writes as an empty array. */
      readonly length?: number;
    };
  };
}

let messages = 0;

/** A request message as JSON. */
export function writeMessage(
  { client, facts }: Context,
  { target, ids = ["account_id", "user_id"] }: WapiOperation,
  { data, content, auth, ...given }: WapiParams,
  session: WapiSession | undefined,
  header: WapiHeader | undefined,
): string | Promise<string> {
  const identification: Record<string, unknown> = {};
  for (const name of ids) identification[name] = session?.ids?.[name];
  // An absent optional must not hide the value of the session.
  for (const name in given) identification[name] = given[name] ?? identification[name];
  const format = header?.output_format;
  return after(supply(client.appToken), (appToken) => {
    if (!appToken) throw new TypeError("appToken is missing");
    const own = {
      output_format: client.httpStatus ? { populate_http_status_code: true, ...format } : format,
      target,
      api_version: facts.apiVersion,
      app_token: appToken,
      // Unique in this process, and told apart from those of others by the time.
      msg_key: `${Date.now()}-${++messages}`,
      token: session?.token,
      auth,
      identification,
    };
    return JSON.stringify({ header: header ? { ...header, ...own } : own, body: { data: data ?? {} } });
  });
}
