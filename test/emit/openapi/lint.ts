import { createConfig, lintFromString } from "@redocly/openapi-core";

/** Rules of `recommended-strict` that are switched off, each with its reason. */
const off: Record<string, string> = {
  "info-license": "no page states a licence of its interface, and we do not make one up",
  "no-unused-components":
    "pages document objects that no operation refers to; leaving them out would lose them",
};

/** Further rules that do not fit HTTP APIs yet. */
const offForHttp: Record<string, string> = {
  "security-defined":
    "a spec does not describe HTTP authentication, and `security: []` would say that there is none",
};

/** Problems that Redocly's strictest rules find, as `rule pointer message`. */
export async function lint(text: string, kind: "envelope" | "http"): Promise<string[]> {
  const rules = { ...off, ...(kind === "http" ? offForHttp : {}) };
  const config = await createConfig({
    extends: ["recommended-strict"],
    rules: Object.fromEntries(Object.keys(rules).map((rule) => [rule, "off"])),
  });
  const problems = await lintFromString({ source: text, config, absoluteRef: "openapi.json" });
  return problems.map(
    ({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer ?? ""} ${message}`,
  );
}
