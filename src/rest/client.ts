import { ApiPromise, type Outcome } from "../core/api-promise.js";
import type { CallOptions } from "../core/options.js";
import { validated } from "../core/validate.js";
import { perform, type RestContext } from "./call.js";
import type { RestFeatures } from "./features.js";
import type { RestOperation } from "./operation.js";
import { placeParams, type RestParams } from "./params.js";
import type { RestOptions, RestProtocol } from "./protocol.js";

/** A client: it calls operations. */
export interface RestClient<Options extends RestOptions, Call extends CallOptions> {
  /**
   * Calls an operation.
   *
   * @param params - `body` is the payload, `content` the bytes of an upload and `size` their number; everything else
   * goes into path, query or headers.
   */
  call<R>(operation: RestOperation, params?: object, options?: Call): ApiPromise<R>;
  /** A copy with other options. */
  with(overrides: Partial<Options>): RestClient<Options, Call>;
}

const open: Required<RestFeatures>["open"] = (_, __, { body, content }, headers) => {
  const bytes = content == null && JSON.stringify(body);
  if (!bytes) throw new TypeError("no JSON: content needs operation()");
  headers["content-type"] = "application/json";
  return { bytes, told: bytes };
};

/** A client without groups. It does nothing before its first call. */
export function createRestClient<Options extends RestOptions, Call extends CallOptions>(
  client: Options,
  protocol: RestProtocol<Options, Call>,
): RestClient<Options, Call> {
  const context: RestContext<Options, Call> = {
    ...{ client, protocol, place: placeParams, open },
    authorize: protocol.authorize(client),
  };
  const call = validated<RestOperation, RestParams, Call>(
    client,
    protocol.vendor,
    protocol,
    (again, operation, params, options) => {
      const start = (unread: boolean, given = params): Promise<Outcome<unknown>> =>
        perform(context, operation, given, options, unread);
      const { features } = operation;
      return features
        ? features.begin({ operation, params, options, context, start, call: again })
        : new ApiPromise(start);
    },
  );
  return {
    call: <R>(operation: RestOperation, params: object = {}, options: Call = {} as Call) =>
      call(operation, params as RestParams, options) as ApiPromise<R>,
    with: (overrides) => createRestClient({ ...client, ...overrides }, protocol),
  };
}
