import type { ApiSpec, Operation } from "../../spec/api-spec.js";
import type { Schema } from "../../spec/json-schema.js";
import { type Answer, answerOf } from "./operation/answer.js";
import { camel, fileName, isReservedWord, lowerFirst, memberName, pascal, Scope } from "./text/names.js";
import { envelopeWire } from "./wire/envelope.js";
import { httpWire } from "./wire/http.js";
import type { CallParameter, WireEmitter } from "./wire/wire.js";

/** An operation with all names that generated code gives it. */
export interface CallModel {
  operation: Operation;
  /** Method of the group's interface. */
  member: string;
  /** The standalone function, as the module calls it. Exported as `member`. */
  constant: string;
  parameters: CallParameter[];
  /** Nothing has to be given, so the argument may be left out. */
  optional: boolean;
  answer: Answer;
  /** Types declared for the operation; left out where it has no such part. */
  types: { params?: string; payload?: string; output?: string };
}

export interface GroupModel {
  path: string[];
  /** Module without suffix, relative to the vendor's directory: `document/file`. */
  file: string;
  /** Interface of its methods: `DocumentFile`. */
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
  /** Interface of each named schema. */
  objects: Map<string, string>;
}

export interface EmitOptions {
  /** What examples call the client. Default: the vendor's name. */
  variable?: string | undefined;
}

const rootFiles = ["index", "client", "core", "objects", "errors", "schemas"];

// Members that every client has.
const clientMembers = ["call", "with"];

export function modelOf(spec: ApiSpec, { variable = camel(spec.vendor) }: EmitOptions = {}): ApiModel {
  const prefix = pascal(spec.vendor);
  const wire = spec.envelope === undefined ? httpWire(spec) : envelopeWire(spec);
  const objectNames = new Scope(["Thunk"]);
  const objects = new Map(
    Object.keys(spec.schemas).map((name) => [name, objectNames.claim(pascal(name), "Object")]),
  );
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
    groups: groupsOf(spec, prefix, wire),
    objects,
  };
}

function groupsOf(spec: ApiSpec, prefix: string, wire: WireEmitter): GroupModel[] {
  const byPath = new Map<string, { path: string[]; operations: Operation[] }>();
  for (const operation of spec.operations) {
    const path = operation.group.map((name, depth) =>
      depth === 0 && clientMembers.includes(memberName(name)) ? `${memberName(name)}_` : memberName(name),
    );
    const group = byPath.get(path.join("/")) ?? { path, operations: [] };
    group.operations.push(operation);
    byPath.set(path.join("/"), group);
  }
  const files = new Scope(rootFiles);
  const types = new Scope([`${prefix}Client`]);
  return [...byPath.values()].map(({ path, operations }) => {
    const type = types.claim(path.map(pascal).join(""), "Group");
    const scopes = {
      types: new Scope([
        type,
        "ApiPromise",
        "Content",
        prefix,
        `${prefix}CallOptions`,
        `${prefix}SessionIds`,
      ]),
      constants: new Scope(["operation", "types"]),
      members: new Scope(),
    };
    return {
      path,
      file: files.claim(path.map(fileName).join("/"), "-group"),
      type,
      binding: lowerFirst(type),
      calls: operations.map((operation) => callOf(spec, operation, wire, scopes)),
      taken: scopes.types.names,
    };
  });
}

function callOf(
  spec: ApiSpec,
  operation: Operation,
  wire: WireEmitter,
  scopes: { types: Scope; constants: Scope; members: Scope },
): CallModel {
  const member = scopes.members.claim(memberName(operation.name));
  const parameters = wire.parameters(operation).map((each) => ({
    ...each,
    required: each.value.kind === "payload" ? needsPayload(spec, operation) : each.required,
  }));
  const answer = answerOf(operation);
  const base = pascal(member);
  const inline = operation.payload !== undefined && operation.payload.schema.$ref === undefined;
  return {
    operation,
    member,
    constant: scopes.constants.claim(isReservedWord(member) ? `${member}_` : member, "_"),
    parameters,
    optional: parameters.every((each) => !each.required),
    answer,
    types: {
      ...(parameters.length === 0 ? {} : { params: scopes.types.claim(`${base}Params`) }),
      ...(inline && parameters.some((each) => each.value.kind === "payload")
        ? { payload: scopes.types.claim(`${base}${pascal(payloadKey(parameters))}`) }
        : {}),
      ...(answer.kind === "schema" ? { output: scopes.types.claim(`${base}Output`) } : {}),
    },
  };
}

function payloadKey(parameters: CallParameter[]): string {
  return parameters.find((each) => each.value.kind === "payload")?.name ?? "data";
}

/** A payload in which nothing is required may be left out. */
function needsPayload(spec: ApiSpec, { payload }: Operation): boolean {
  const { $ref } = payload?.schema ?? {};
  const schema: Schema | undefined =
    $ref === undefined ? payload?.schema : spec.schemas[$ref.slice("#/schemas/".length)]?.schema;
  return (payload?.required ?? false) && (schema?.required?.length ?? 0) > 0;
}
