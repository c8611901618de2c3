import type { OutputFile } from "../../output-file.js";
import type { ApiModel, GroupModel } from "../model.js";
import { packedGroup, packedHelper } from "../operation/packed.js";
import { prose } from "../text/escape.js";
import { typeKey, valueKey } from "../text/names.js";
import { writeDoc } from "../text/tsdoc.js";
import type { Writer } from "../text/writer.js";
import { named, pathOf, runtimeImports, specifier, startModule } from "./module.js";

/** A name of the client: a group with operations, or further names below it. */
interface Node {
  group?: GroupModel;
  below: Map<string, Node>;
}

/** The namespaced client: its interface, and its groups as data. */
export function clientFile(model: ApiModel): OutputFile {
  const { prefix, names } = model;
  const root = treeOf(model.groups);
  const loose = model.groups.filter((group) => packedGroup(model, group) === undefined);
  const out = startModule(model);
  const packed = loose.length < model.groups.length;
  const tree = ["defineGroups", ...(packed ? ["type Functions"] : []), "type GroupTree"];
  const promise = packed && model.wire.kind === "http" ? ["type ApiPromise"] : [];
  const runtime = [
    ...promise,
    ...(model.wire.kind === "http" ? [`create${prefix}Core`] : []),
    ...tree,
    ...(packed ? ["operation"] : []),
    `type ${prefix}`,
    `type ${prefix}Options`,
  ];
  out.line(...runtimeImports(model, "client", runtime));
  for (const { type, file } of model.groups)
    out.line(named("import type", [type], specifier("client", `${file}.types`)));
  if (model.wire.kind === "http") {
    out.line(named("import", [names.errorTexts], specifier("client", "errors")));
    out.line(named("import", ["facts"], specifier("client", "facts")));
  } else out.line(named("import", [names.create], specifier("client", "core")));
  for (const { binding, file } of loose)
    out.line(`import * as ${binding} from "${specifier("client", file)}";`);

  writeDoc(out.line(), [
    `${prose(model.spec.title)}: every operation as a method, in the groups of the documentation.`,
    (model.wire.clientNotes?.() ?? []).join(" "),
  ]);
  out.block(`export interface ${prefix}Client extends ${prefix} {`, () => {
    out.line(`with(overrides: Partial<${prefix}Options>): ${prefix}Client;`);
    writeTypes(out, root);
  });
  if (packed) out.line("", packedHelper(model));
  // A function, so that who imports something else of the package's entry does not bundle every operation.
  out.line().block(`const groups = (): GroupTree<${prefix}> => ({`, () => writeTree(out, model, root), "});");
  writeDoc(out.line(), [
    "A client. It does nothing before the first call, and makes a group when it is first touched.",
  ]);
  out.block(`export function ${names.createClient}(options: ${prefix}Options): ${prefix}Client {`, () => {
    // Bundles of standalone functions do without the texts of errors.
    const core =
      model.wire.kind === "http"
        ? `create${prefix}Core(options, { ...facts, errors: ${names.errorTexts} })`
        : `${names.create}(options)`;
    out.line(`return defineGroups(${core}, groups());`);
  });
  return { path: pathOf(model, "client"), text: out.toString() };
}

function treeOf(groups: GroupModel[]): Node {
  const root: Node = { below: new Map() };
  for (const group of groups) {
    let node = root;
    for (const name of group.path) {
      const next = node.below.get(name) ?? { below: new Map() };
      node.below.set(name, next);
      node = next;
    }
    node.group = group;
  }
  return root;
}

function writeTypes(out: Writer, { below }: Node): void {
  for (const [name, node] of below) {
    const key = `readonly ${typeKey(name)}: `;
    const own = node.group?.type;
    if (node.below.size === 0) out.line(`${key}${own ?? "object"};`);
    else out.block(`${key}${own === undefined ? "" : `${own} & `}{`, () => writeTypes(out, node), "};");
  }
}

function writeTree(out: Writer, model: ApiModel, { below }: Node): void {
  for (const [name, { group, below: inner }] of below) {
    const leaf =
      group === undefined ? undefined : (packedGroup(model, group, out.room) ?? `() => ${group.binding}`);
    if (inner.size === 0) out.line(`${valueKey(name)}: ${leaf},`);
    else if (leaf === undefined)
      out.block(`${valueKey(name)}: {`, () => writeTree(out, model, { below: inner }), "},");
    else {
      out.block(
        `${valueKey(name)}: [`,
        () => {
          out.line(`${leaf},`);
          out.block("{", () => writeTree(out, model, { below: inner }), "},");
        },
        "],",
      );
    }
  }
}
