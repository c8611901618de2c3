import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { emitTypeScript } from "../../../scripts/emit/typescript/index.js";
import { type ApiSpec, apiSpecSchema } from "../../../scripts/spec/api-spec.js";
import { labelledSpec } from "../labelled-spec.js";
import { restSpec } from "../rest-spec.js";
import { envelopeSpec, operation } from "./small-spec.js";

/** What the core makes clients with, and what the index exports of it. */
function creatorsOf(spec: ApiSpec, options?: { variable: string; prefix: string }) {
  const files = emitTypeScript(spec, options);
  const textOf = (name: string) =>
    files.find(({ path }) => path === `generated/${spec.vendor}/${name}.ts`)?.text ?? "";
  return read(textOf("core"), textOf("index"));
}

function read(core: string, index: string) {
  const made = Array.from(core.matchAll(/^export function (\w+)\((.*?)\)/gm), ([, name, taken]) => [
    name,
    taken,
  ]);
  const exported = /^export \{([^}]*)\} from "\.\/core\.js";$/m.exec(index)?.[1] ?? "";
  return { made: Object.fromEntries(made), exported: exported.match(/\w+/g) };
}

const isOpening = ({ session }: ApiSpec["operations"][number]) => session === "open";
/** The same API without the operations that open a session. */
const closed = (spec: ApiSpec): ApiSpec => ({
  ...spec,
  operations: spec.operations.filter((one) => !isOpening(one)),
});

const ping = operation("main.session.Ping");
const login = operation("auth.user.Login", { session: "open" });
const logout = operation("auth.user.Logout", { session: "close" });
const free = operation("main.info.Get", { session: "none" });
const drawer = { variable: "drawer", prefix: "Drawer" };

describe("a creator of clients with a token", () => {
  test.each<[string, ApiSpec, string, typeof drawer?]>([
    ["an envelope", envelopeSpec([ping, login]), "Wapi"],
    ["an envelope, where a login is all", envelopeSpec([login]), "Wapi"],
    ["HTTP", labelledSpec, "Drawer", drawer],
  ])("is emitted and exported where an operation opens a session: %s", (_, spec, prefix, options) => {
    expect(spec.operations.filter(isOpening)).toHaveLength(1);
    expect(creatorsOf(spec, options)).toEqual({
      made: {
        [`create${prefix}`]: `options: ${prefix}Options`,
        [`create${prefix}WithToken`]: `options: ${prefix}TokenOptions`,
      },
      exported: [`create${prefix}`, `create${prefix}WithToken`],
    });
  });

  test.each<[string, ApiSpec, string, typeof drawer?]>([
    ["an envelope", envelopeSpec([ping]), "Wapi"],
    ["an envelope of other uses of sessions", envelopeSpec([logout, free]), "Wapi"],
    ["HTTP", closed(labelledSpec), "Drawer", drawer],
    [
      "HTTP with a token that no operation gives",
      restSpec(),
      "ShopRooms",
      { variable: "shop", prefix: "ShopRooms" },
    ],
  ])("is not where none does: %s", (_, spec, prefix, options) => {
    expect(spec.operations.length).toBeGreaterThan(0);
    expect(creatorsOf(spec, options)).toEqual({
      made: { [`create${prefix}`]: `options: ${prefix}Options` },
      exported: [`create${prefix}`],
    });
    const text = emitTypeScript(spec, options).map((file) => file.text);
    expect(text.join("\n")).not.toMatch(/WithToken|TokenCore|TokenOptions/);
  });

  test.each(readdirSync("generated"))("is in what was generated of %s, if that opens sessions", (vendor) => {
    const textOf = (path: string) => readFileSync(path, "utf8");
    const spec: ApiSpec = apiSpecSchema.parse(JSON.parse(textOf(`specs/${vendor}/spec.json`)));
    const [core, index] = ["core", "index"].map((name) => textOf(`generated/${vendor}/${name}.ts`));
    const { made, exported } = read(core ?? "", index ?? "");
    const names = Object.keys(made);
    expect(names).toHaveLength(spec.operations.some(isOpening) ? 2 : 1);
    expect(names.filter((name) => name.endsWith("WithToken"))).toHaveLength(names.length - 1);
    expect(exported).toEqual(names);
  });
});
