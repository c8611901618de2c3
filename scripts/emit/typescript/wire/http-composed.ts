import type { ApiSpec, Task, Upload } from "../../../spec/api-spec.js";
import type { ClientOperation } from "../operation/client-operation.js";
import { keyOf } from "./http-parameters.js";
import { target } from "./http-target.js";
import type { Traits } from "./wire.js";

/** What the runtime needs for calls of several requests: uploads, downloads, background tasks. */
export function composedTraits(spec: ApiSpec, { sends, fetches, task }: ClientOperation): Traits {
  return {
    ...(sends === undefined
      ? {}
      : sends.style === "form"
        ? { form: form(sends) }
        : { upload: upload(spec, sends) }),
    ...(fetches === undefined ? {} : { download: given({ url: fetches.url, size: fetches.size }) }),
    ...(task === undefined ? {} : { task: taskTrait(spec, task) }),
  };
}

function form({ url, fields, file, result }: Extract<Upload, { style: "form" }>): Traits {
  return { url, fields, file, result };
}

function upload(spec: ApiSpec, sends: Extract<Upload, { style: "confirmed" }>): Traits {
  const { url, method, headers, fields, file, confirm, size, done, parts } = sends;
  return {
    ...{ url, method, headers, fields, file, confirm },
    ...given({ size, done }),
    ...(parts === undefined
      ? {}
      : {
          parts: {
            target: targetOf(spec, parts.operation),
            flag: parts.flag,
            of: parts.of,
            number: parts.number,
          },
        }),
  };
}

function taskTrait(spec: ApiSpec, { id, operation, parameter }: Task): Traits {
  const other = spec.operations.find((each) => each.id === operation);
  return {
    ...given({ id }),
    target: targetOf(spec, operation),
    parameter: other === undefined ? parameter : keyOf(other, parameter),
  };
}

/** The spec is checked to have it. */
function targetOf({ operations }: ApiSpec, id: string): string {
  const operation = operations.find((each) => each.id === id);
  return operation === undefined ? id : target(operation);
}

function given(members: { [name: string]: string | undefined }): Traits {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}
