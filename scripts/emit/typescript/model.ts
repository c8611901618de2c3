import type { ApiSpec, Operation } from "../../spec/api-spec.js";
import { type Schema, unknownSchema } from "../../spec/json-schema.js";
import { namesOf, type ObjectModel, type ObjectNames, objectsOf } from "./objects.js";
import { type Answer, answerOf } from "./operation/answer.js";
import { type ClientOperation, clientOperations } from "./operation/client-operation.js";
import { withCommonOrigins } from "./shape/common-origins.js";
import { fieldAt, resolved } from "./shape/field-at.js";
import { shapeOf } from "./shape/shape.js";
import { camel, fileName, isReservedWord, lowerFirst, memberName, pascal, Scope } from "./text/names.js";
import { envelopeWire } from "./wire/envelope.js";
import { httpWire } from "./wire/http.js";
import { makers } from "./wire/http-makers.js";
import type { CallParameter, WireEmitter } from "./wire/wire.js";

/** An operation with all names that generated code gives it. */
export interface CallModel {
  operation: ClientOperation;
  /** Method of the group's interface. */
  member: string;
  /** The standalone function, as the module calls it. Exported as `member`. */
  constant: string;
  parameters: CallParameter[];
  /** Nothing has to be given, so the argument may be left out. */
  optional: boolean;
  answer: Answer;
  /** A listing that comes in pages: the schema of the items of a page. */
  page: { items: Schema } | undefined;
  /** A background task that it starts: what that gives in the end, as far as it is known. */
  task: { result: Schema } | undefined;
  /** Types declared for the operation; left out where it has no such part. */
  types: { params?: string; payload?: string; output?: string; item?: string; result?: string };
}

export interface GroupModel {
  path: string[];
  /** Module without suffix, relative to the vendor's directory: `document/file`. */
  file: string;
  /** Interface of its methods: `DocumentFile`, or `UserOperations` where an object is called `User`. */
  type: string;
  /** What other modules call it: `documentFile`. */
  binding: string;
  calls: CallModel[];
  /** Names taken in its modules, for whatever is imported there. */
  taken: string[];
}

export interface ApiModel {
  spec: ApiSpec;
  /** Leads the names of the vendor's own types. */
  prefix: string;
  /** What examples call the client. */
  variable: string;
  wire: WireEmitter;
  names: { create: string; createClient: string; errorTexts: string };
  groups: GroupModel[];
  /** The declarations of named schemas. */
  objects: ObjectModel[];
  /** What the named schemas are called, by the direction in which values travel. */
  objectNames: ObjectNames;
}

export interface EmitOptions {
  /** What examples call the client. Default: the vendor's name. */
  variable?: string | undefined;
  /** What names in code begin with. Default: the vendor's name. */
  prefix?: string | undefined;
}

// Modules that every vendor has; `schemas` is a folder, which has modules of its own.
const rootFiles = [
  "index",
  "client",
  "core",
  "errors",
  "facts",
  "objects",
  "openapi",
  "openapi-types",
  "schemas",
  "thunk",
];

/** Types that the module of the client uses, and values that share their names. */
const clientTypes = "ApiPromise Call Functions GroupTree Object Parameters Partial Standalone Traits".split(
  " ",
);

/** Values that modules with bindings of groups have beside them. */
const ownBindings = ["defineGroups", "facts", "group", "groups", "operation", "schemas"];

// Members that every client has.
const clientMembers = ["call", "with"];

export function modelOf(given: ApiSpec, options: EmitOptions = {}): ApiModel {
  const spec = withCommonOrigins(given);
  const { variable = camel(spec.vendor), prefix = pascal(spec.vendor) } = options;
  const wire = spec.envelope === undefined ? httpWire(spec) : envelopeWire(spec, prefix);
  const objects = objectsOf(spec);
  return {
    spec,
    prefix,
    variable: isReservedWord(variable) ? "client" : variable,
    wire,
    names: {
      create: `create${prefix}`,
      createClient: `create${prefix}Client`,
      errorTexts: `${lowerFirst(prefix)}ErrorTexts`,
    },
    groups: groupsOf(spec, prefix, wire, new Set(objects.map(({ name }) => name))),
    objects,
    objectNames: namesOf(objects, ({ name }) => name),
  };
}

function groupsOf(
  spec: ApiSpec,
  prefix: string,
  wire: WireEmitter,
  objects: ReadonlySet<string>,
): GroupModel[] {
  const byPath = new Map<string, { path: string[]; operations: ClientOperation[] }>();
  for (const operation of spec.operations) {
    const path = operation.group.map((name, depth) =>
      depth === 0 && clientMembers.includes(memberName(name)) ? `${memberName(name)}_` : memberName(name),
    );
    const group = byPath.get(path.join("/")) ?? { path, operations: [] };
    group.operations.push(...clientOperations(spec, operation));
    byPath.set(path.join("/"), group);
  }
  // Some file systems do not tell capitals from small letters.
  const files = new Scope(rootFiles, (name) => name.toLowerCase());
  const types = new Scope([...["", "Client", "Options"].map((end) => prefix + end), ...clientTypes]);
  const bindings = new Scope([...ownBindings, `create${prefix}`, `${lowerFirst(prefix)}ErrorTexts`]);
  const paths = [...byPath.values()].map(({ path }) => path);
  return [...byPath.values()].map(({ path, operations }) => {
    const name = path.map(pascal).join("");
    const type = types.claim(operationsName(name, objects), "Group");
    const binding = lowerFirst(objects.has(name) ? name : type);
    const scopes = {
      types: new Scope([
        type,
        "ApiPromise",
        "Content",
        "PagePromise",
        "TaskPromise",
        prefix,
        ...["CallOptions", "DownloadOptions", "SessionIds", "UploadOptions"].map((end) => prefix + end),
      ]),
      constants: new Scope([...makers, "types"]),
      members: new Scope(groupsBelow(path, paths)),
    };
    return {
      path,
      file: files.claim(fileOf(path), "-group"),
      type,
      binding: bindings.claim(isReservedWord(binding) ? `${binding}_` : binding, "_"),
      calls: operations.map((operation) => callOf(spec, operation, wire, scopes)),
      taken: scopes.types.names,
    };
  });
}

/** An object keeps its name, under which the package has it: readers of a hover would take one for the other. */
function operationsName(name: string, objects: ReadonlySet<string>): string {
  return objects.has(name) ? new Scope(objects).claim(`${name}Operations`) : name;
}

/** Groups below one called `schemas` stay out of the folder of the schemas. */
function fileOf(path: string[]): string {
  const [first = "", ...rest] = path.map(fileName);
  return [rest.length > 0 && first.toLowerCase() === "schemas" ? `${first}-group` : first, ...rest].join("/");
}

/** Names of the groups directly below one: no method can be called like them. */
function groupsBelow(path: string[], paths: string[][]): string[] {
  return paths.flatMap((other) => {
    const name = other[path.length];
    return name !== undefined && path.every((part, depth) => part === other[depth]) ? [name] : [];
  });
}

function callOf(
  spec: ApiSpec,
  operation: ClientOperation,
  wire: WireEmitter,
  scopes: { types: Scope; constants: Scope; members: Scope },
): CallModel {
  const member = scopes.members.claim(memberName(operation.name));
  const parameters = wire.parameters(operation).map((each) => ({
    ...each,
    required: each.value.kind === "payload" ? needsPayload(spec, operation) : each.required,
  }));
  const answer = answerOf(operation);
  const page = pageOf(spec, operation, answer);
  const task = taskOf(operation);
  const base = pascal(member);
  const ownPayload = operation.payload !== undefined && needsName(operation.payload.schema, operation);
  const takesAny = wire.kind === "http" && operation.openParameters === true;
  return {
    operation,
    member,
    constant: scopes.constants.claim(isReservedWord(member) ? `${member}_` : member, "_"),
    parameters,
    optional: parameters.every((each) => !each.required),
    answer,
    page,
    task,
    types: {
      ...(parameters.length === 0 && !takesAny ? {} : { params: scopes.types.claim(`${base}Params`) }),
      ...(ownPayload && parameters.some((each) => each.value.kind === "payload")
        ? { payload: scopes.types.claim(`${base}${pascal(payloadKey(parameters))}`) }
        : {}),
      ...(answer.kind === "schema" ? { output: scopes.types.claim(`${base}Output`) } : {}),
      ...(page === undefined ? {} : { item: scopes.types.claim(`${base}Item`) }),
      ...(task === undefined || shapeOf(task.result, "output").kind === "unknown"
        ? {}
        : { result: scopes.types.claim(`${base}Result`) }),
    },
  };
}

function payloadKey(parameters: CallParameter[]): string {
  return parameters.find((each) => each.value.kind === "payload")?.name ?? "data";
}

/** An envelope always has a place for data: where nothing in it is required, it may be left out. */
function needsPayload(spec: ApiSpec, { payload, wire }: Operation): boolean {
  const required = payload?.required ?? false;
  return wire.kind === "http"
    ? required
    : required && (resolved(spec, payload?.schema)?.required?.length ?? 0) > 0;
}

/** References have names already, and lists of them and plain values are short enough to stand where they are used. */
function needsName(schema: Schema, { wire, openParameters }: Operation): boolean {
  const { kind, ...shape } = shapeOf(schema, "input");
  // Nothing is known of it.
  if (kind === "map" && wire.kind === "http" && openParameters === true) return false;
  if (kind === "array" && "items" in shape) return !["reference", "primitive"].includes(shape.items.kind);
  return !["reference", "primitive", "unknown"].includes(kind);
}

function pageOf(spec: ApiSpec, { paging }: Operation, answer: Answer): CallModel["page"] {
  if (paging === undefined || answer.kind !== "schema") return undefined;
  const list = resolved(spec, fieldAt(spec, answer.schema, paging.items));
  return { items: list?.items ?? {} };
}

function taskOf({ task, taskResult }: Operation): CallModel["task"] {
  if (task === undefined) return undefined;
  return { result: taskResult?.schema ?? unknownSchema("the page does not describe it") };
}
