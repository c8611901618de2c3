import type { ApiSpec } from "../../spec/api-spec.js";
import { introduction } from "./introduction.js";
import { type JsonObject, present } from "./json.js";
import { asMarkdown, plain } from "./markdown.js";

/** The Info Object. */
export function infoObject(spec: ApiSpec): JsonObject {
  const { title, version, description, envelope, info = {} } = spec;
  const { termsOfService, contact, license } = info;
  const own = description === undefined ? undefined : asMarkdown(description);
  return present({
    title: plain(title),
    version: plain(version),
    description: envelope === undefined ? own : introduction(spec),
    termsOfService,
    contact: contact === undefined ? undefined : present(contact),
    license: license === undefined ? undefined : present(license),
  });
}
