import type { ApiSpec, Operation, Payload, Wire } from "../../../spec/api-spec.js";
import { formType } from "../../../spec/media-types.js";
import { code, prose } from "../text/escape.js";

type HttpWire = Extract<Wire, { kind: "http" }>;

/** What callers can choose for one call where the page leaves a choice, and what it does not tell of the request. */
export function choiceNotes({ wire, payload }: Operation, usual: string): string[] {
  if (wire.kind !== "http") return [];
  return [
    ...methodNotes(wire),
    ...versionNotes(wire),
    ...pathNotes(wire),
    // What is so in every operation is said of the client.
    ...(usual !== formType && isChoice(payload) ? [`Sent as a form: ${sendsJson}.`] : []),
  ];
}

function methodNotes({ method, methods = [], methodOrigin }: HttpWire): string[] {
  const used = method.toUpperCase();
  const others = methods.map((each) => each.toUpperCase()).filter((each) => each !== used);
  const untold =
    methodOrigin === undefined
      ? []
      : methodOrigin === "unknown"
        ? [`The page does not tell the method: ${prose(used)} is assumed.`]
        : ["The method is not from the page."];
  return [...untold, ...others.map((each) => `Also by ${prose(each)}: ${code(`{ method: "${each}" }`)}.`)];
}

/** The number of the version that is a segment of the path: `/api/1/…`. */
const versionSegment = /\/v?(\d+)\//;

function versionNotes({ path, versions = [] }: HttpWire): string[] {
  const used = versionSegment.exec(path)?.[1];
  const other = versions.find((version) => version !== used && /^\d+$/.test(version));
  if (used === undefined || other === undefined) return [];
  const [last = "", ...before] = [...versions].reverse();
  const told = [before.reverse().join(", "), last].filter((part) => part !== "").join(" and ");
  return [
    `The page lists ${before.length === 0 ? "version" : "versions"} ${prose(told)}: ${code(`{ version: ${other} }`)}.`,
  ];
}

function pathNotes({ documentedPath }: HttpWire): string[] {
  return documentedPath === undefined
    ? []
    : [`The page has the path ${code(documentedPath)}: ${code('{ paths: "documented" }')} uses it.`];
}

const sendsJson = `${code('{ bodyFormat: "json" }')} sends JSON`;

/** A form by default, or JSON. */
function isChoice(payload: Payload | undefined): boolean {
  const [first, ...others] = payload?.mediaTypes ?? [];
  return first === formType && others.some((type) => type.includes("json"));
}

/** How bodies travel in every operation, where callers can choose. */
export function bodyNotes(usual: string, { operations }: ApiSpec): string[] {
  return usual === formType && operations.some(({ payload }) => isChoice(payload))
    ? [`Bodies travel as forms: ${sendsJson}, as an option of a call or of the client.`]
    : [];
}
