import type { ApiSpec } from "../../spec/api-spec.js";
import { code, markdown } from "./markdown.js";

/** `info.description`: the page's own words, then what OpenAPI cannot express about the protocol. */
export function introduction(spec: ApiSpec): string {
  const own = spec.description === undefined ? [] : [markdown(spec.description)];
  const source = `Made from ${code(spec.source.file)} by docwright; line numbers mean that file. Fields marked \`x-docwright-origin\` are not documented as they stand here.`;
  return [...own, ...(spec.envelope === undefined ? [] : envelope(spec, spec.envelope)), source].join("\n\n");
}

function envelope(spec: ApiSpec, { login, messageHeader }: NonNullable<ApiSpec["envelope"]>): string[] {
  const url = spec.servers[0]?.url ?? "";
  return [
    "## Calling it",
    `Every call is a POST to one URL (${code(url)} unless the operation names a server). The path after \`#\` only tells the operations apart: a fragment is never sent. The message names its operation in \`header.target\`.`,
    "The server answers with HTTP status 200 even for errors: look for `body.error`. It uses other statuses only where the request asks for it.",
    `Where a file is uploaded, the bytes are the HTTP body, and the message travels percent-encoded in the header ${code(messageHeader)}.`,
    "## Authentication",
    `There is none in the HTTP layer, and OpenAPI has no security scheme for fields of a body: therefore \`security\` is empty. Each message carries the application's token in \`header.app_token\`, and the session's in \`header.token\`. ${code(login)} opens a session: it takes \`header.auth\`, and answers with the token in \`header.token\`.`,
  ];
}
