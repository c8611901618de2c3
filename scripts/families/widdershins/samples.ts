import type { Line } from "../../read/nodes.js";
import { note, type Reading } from "../reading.js";
import type { RequestLine } from "./request-line.js";

/** What the code samples of an operation tell beside its tables. */
export interface Samples {
  /** The address without the path; empty where the page has none. */
  base: string;
  contentType?: string;
  accept?: string;
  /** Values of parameters, by place and name. */
  query: Map<string, string>;
  headers: Map<string, string>;
}

/** The line of each language that sends the request. The groups are the method and the address, in any order. */
const requests: readonly RegExp[] = [
  /^curl -X (?<method>[A-Z]+) (?<url>\S+)/u,
  /^(?<method>[A-Z]+) (?<url>\S+) HTTP\/1\.1$/u,
  /^fetch\('(?<url>[^']+)',$/u,
  /^result = RestClient\.(?<method>[a-z]+) '(?<url>[^']+)',$/u,
  /^r = requests\.(?<method>[a-z]+)\('(?<url>[^']+)',/u,
  /^URL obj = new URL\("(?<url>[^"]+)"\);$/u,
  /^req, err := http\.NewRequest\("(?<method>[A-Z]+)", "(?<url>[^"]+)", /u,
  /^\$response = \$client->request\('(?<method>[A-Z]+)','(?<url>[^']+)',/u,
];
const otherMethods: readonly RegExp[] = [
  /^method: '(?<method>[A-Z]+)',?$/u,
  /^con\.setRequestMethod\("(?<method>[A-Z]+)"\);$/u,
];

/** Headers as the shell sample and the HTTP sample write them. */
const shellHeader = /^-H '(?<name>[^':]+): (?<value>.*)'(?: \\)?$/u;
const plainHeader = /^(?<name>[\w!#$%&'*+.^`|~-]+): (?<value>.*)$/u;

/**
 * Reads the samples of all languages. The first request tells the address; all of them must agree with the operation's
 * method and path.
 */
export function readSamples(
  reading: Reading,
  from: Line,
  to: Line,
  request: RequestLine,
  operation: string,
): Samples {
  const lines = reading.document.lines.slice(from.line, to.line - 1).map((text) => text.trim());
  const samples: Samples = { base: "", query: new Map(), headers: new Map() };
  let addressed = false;
  for (const [index, text] of lines.entries()) {
    const match = firstMatch(requests, text) ?? firstMatch(otherMethods, text);
    if (match === undefined) {
      const header = shellHeader.exec(text)?.groups;
      if (header !== undefined) addHeader(samples, header);
      continue;
    }
    const { method, url } = match;
    const [address = "", query = ""] = splitAddress(url);
    const right = url === undefined || address.endsWith(request.path);
    if (!right || (method !== undefined && method.toUpperCase() !== request.method)) {
      const place = { line: from.line + 1 + index, operation };
      const expected = `${request.method} ${request.path}`;
      note(reading, "sample/request-differs", place, { seen: text, expected });
    } else if (url !== undefined && !addressed) {
      addressed = true;
      samples.base = address.slice(0, address.length - request.path.length);
      for (const [name, value] of new URLSearchParams(query)) samples.query.set(name, value);
    }
    if (text.endsWith(" HTTP/1.1")) {
      for (const below of lines.slice(index + 1)) {
        const header = plainHeader.exec(below)?.groups;
        if (header === undefined) break;
        if (header.name !== "Host") addHeader(samples, header);
      }
    }
  }
  return samples;
}

function firstMatch(
  patterns: readonly RegExp[],
  text: string,
): { method?: string | undefined; url?: string | undefined } | undefined {
  for (const pattern of patterns) {
    const groups = pattern.exec(text)?.groups;
    if (groups !== undefined) return { method: groups.method, url: groups.url };
  }
  return undefined;
}

function splitAddress(url: string | undefined): [string?, string?] {
  if (url === undefined) return [];
  const at = url.indexOf("?");
  return at === -1 ? [url] : [url.slice(0, at), url.slice(at + 1)];
}

function addHeader(samples: Samples, { name = "", value = "" }: Record<string, string>): void {
  const lower = name.toLowerCase();
  if (lower === "content-type") samples.contentType ??= value;
  else if (lower === "accept") samples.accept ??= value;
  else if (!samples.headers.has(lower)) samples.headers.set(lower, value);
}
