import { createConfig, lintFromString } from "@redocly/openapi-core";

/** Rules of `recommended-strict` that are switched off, each with its reason. */
const off: Record<string, string> = {
  "info-license": "no page states a licence of its interface, and we do not make one up",
  "no-unused-components":
    "pages document objects that no operation refers to; leaving them out would lose them",
};

/** Further rules of which a REST page decides, and we make nothing up to please them. */
const offForHttp: Record<string, string> = {
  "tag-description": "a tag has the text that the page has for it, or none",
  "operation-summary": "an operation has the summary that the page has, or none",
  "operation-4xx-response": "answers are those of the page",
  "no-path-trailing-slash": "paths are those that the server takes",
  "no-server-example.com": "the page's own address may be that of a test machine",
};

/** Problems that Redocly's strictest rules find, as `rule pointer message`. */
export async function lint(text: string, kind: "envelope" | "http", known = {}): Promise<string[]> {
  const rules = { ...off, ...(kind === "http" ? offForHttp : {}), ...known };
  const config = await createConfig({
    extends: ["recommended-strict"],
    rules: Object.fromEntries(Object.keys(rules).map((rule) => [rule, "off"])),
  });
  const problems = await lintFromString({ source: text, config, absoluteRef: "openapi.json" });
  return problems.map(
    ({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer ?? ""} ${message}`,
  );
}
