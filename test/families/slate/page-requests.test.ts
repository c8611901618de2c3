import { describe, expect, it } from "vitest";
import { getRooms, pageWith } from "./read-slate.js";
import { firstOf, parameterInShort, type ReadSpec, specOf } from "./read-spec.js";

const wanted = "GET https://[[HOST]]/api/rooms\n";

/** A page whose first endpoint has the request, below the other lines. */
function requesting(request: string, table = ""): ReadSpec {
  const endpoint = getRooms.replace(wanted, `${request}\n`);
  return specOf(pageWith(table === "" ? endpoint : `${endpoint.split("Query Parameters")[0]}${table}\n`));
}

function asHtml(request: string, table = ""): ReadSpec {
  const escaped = request.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return specOf(
    `<h1>Room</h1><p>About rooms.</p><h2>Get Rooms</h2><p>Gets rooms.</p><p><code>${escaped}</code></p>${table}`,
    "html",
  );
}

const pathOf = (read: ReadSpec): string => {
  const { wire } = firstOf(read);
  return wire.kind === "http" ? wire.path : "";
};

const errorsOf = ({ codes }: ReadSpec): string[] =>
  codes.flatMap((code) => (code.startsWith("error ") ? [code.slice(6)] : []));

describe("placeholders of a path", () => {
  it.each([
    ["/kittens/<ID>", "/kittens/{ID}"],
    ["/kittens/:kitten_id/toys/:id", "/kittens/{kitten_id}/toys/{id}"],
    ["/kittens/:from-:to", "/kittens/{from}-{to}"],
    ["/kittens/{{id}}.json", "/kittens/{id}.json"],
    ["/kittens/[id]", "/kittens/{id}"],
    ["/kittens/[[id]]", "/kittens/{id}"],
    ["/kittens/{id}:wash", "/kittens/{id}:wash"],
  ])("%s is %s", (written, path) => {
    for (const read of [requesting, asHtml]) {
      const found = read(`GET https://host.example${written}`);
      expect(pathOf(found)).toBe(path);
      expect(errorsOf(found)).toEqual([]);
    }
  });

  it.each([
    ["/kittens/<id", "request/path"],
    ["/kittens/id>", "request/path"],
    ["/kittens/{{id}", "request/rest"],
    ["/kittens/“id”", "request/path"],
    ['/kittens/"id"', "request/path"],
    ["/kittens/…", "request/path"],
    ["/kittens/:1", "request/path"],
    ["/kittens/{id*}", "request/path"],
    ["/kittens/<kitten id>", "request/rest"],
  ])("%s is an error", (written, code) => {
    expect(errorsOf(requesting(`GET https://host.example${written}`))).toContain(code);
  });

  it("have one place each", () => {
    const table = "Path Parameters\n\nParameter Description\naccount The account.";
    const read = requesting("GET https://host.example/api/account/{account}/kittens", table);
    expect(pathOf(read)).toBe("/api/account/{account}/kittens");
    expect(pathOf(requesting("GET https://host.example/api/account/kittens", table))).toBe(
      "/api/{account}/kittens",
    );
    expect(pathOf(requesting("GET https://host.example/account/account", table))).toBe("/{account}/account");
  });

  it("are no words with which lines of a description go on", () => {
    const table =
      "Path Parameters\n\nParameter Description\nid Id of one of the\nkittens that you listed before.";
    expect(pathOf(requesting("GET https://host.example/kittens/id", table))).toBe("/kittens/{id}");
    const rows = "Path Parameters\n\nParameter Description\nid Id of a kitten.\ntoy Id of a toy.";
    expect(pathOf(requesting("GET https://host.example/kittens/id/toy", rows))).toBe("/kittens/{id}/{toy}");
  });

  it("are no names of collections, where nothing says that they are of the path", () => {
    const table = "Parameter Description\nkittens Their names.";
    expect(pathOf(requesting("POST https://host.example/kittens", table))).toBe("/kittens");
    expect(pathOf(requesting("POST https://host.example/kittens", `Path Parameters\n\n${table}`))).toBe(
      "/{kittens}",
    );
    const id = "Parameter Description\nid Id of the kitten.";
    expect(pathOf(requesting("POST https://host.example/kittens/id", id))).toBe("/kittens/{id}");
  });
});

describe("the address of a request", () => {
  it.each([
    ["https://{tenant}.host.example", "https://{tenant}.host.example", ["tenant"]],
    ["https://{{tenant}}.host.example:8080", "https://{tenant}.host.example:8080", ["tenant"]],
    ["https://<your-domain>", "https://{your-domain}", ["your-domain"]],
    ["https://:host", "https://{host}", ["host"]],
    ["https://api.:region.example", "https://api.{region}.example", ["region"]],
    ["http://localhost:3000", "http://localhost:3000", undefined],
    ["http://[::1]:80", "http://[::1]:80", undefined],
    ["https://[[A]].[b]", "https://{A}.{b}", ["A", "b"]],
  ])("%s is that of a server", (base, url, variables) => {
    for (const read of [asHtml(`GET ${base}/v1`), asHtml(`GET ${base}/v1?all`)]) {
      expect(read.spec.servers[0]?.url).toBe(url);
      expect(read.spec.servers[0]?.variables && Object.keys(read.spec.servers[0].variables)).toEqual(
        variables,
      );
      expect(errorsOf(read)).toEqual([]);
    }
  });

  it.each(["https://<host", "https://me:secret@host.example", "https://host:port", "https://{a b}.example"])(
    "%s is an error at its line",
    (base) => {
      const read = requesting(`GET ${base}/v1`);
      const found = read.diagnostics.filter(({ severity }) => severity === "error");
      expect(found[0]?.line).toBe(28);
    },
  );

  it("can be missing", () => {
    for (const read of [
      asHtml("POST /api/kittens"),
      specOf(pageWith(getRooms).replaceAll("https://[[HOST]]", "")),
    ]) {
      expect(errorsOf(read)).toEqual([]);
      expect(read.codes).toContain("warning page/no-server");
      expect(read.spec.servers).toMatchObject([{ url: "/", origin: "unknown" }]);
      expect(pathOf(read)).toMatch(/^\/api\//u);
    }
    const mixed = requesting("GET /api/rooms");
    expect(mixed.codes).toContain("warning server/relative");
    expect(mixed.spec.servers).toHaveLength(1);
    expect(firstOf(mixed).wire).not.toHaveProperty("server");
  });

  it("can be missing only where the whole line is a request", () => {
    for (const prose of ["Get /api/rooms", "GET /api/rooms and more", "GET //host/rooms", "GET api/rooms"])
      expect(errorsOf(requesting(prose))).not.toEqual([]);
  });

  it("is none in a heading", () => {
    const read = asHtml("GET https://host.example/rooms", "<h3>GET /rooms</h3>");
    expect(errorsOf(read)).toEqual(["ledger/unclaimed"]);
  });
});

describe("a query string behind the path", () => {
  it("gives query parameters", () => {
    const read = requesting(
      "GET https://host.example/rooms?dry=true&size=5&name=big+one&owner=<id>&all&page=1",
    );
    expect(errorsOf(read)).toEqual([]);
    expect(firstOf(read).parameters.map(parameterInShort)).toEqual([
      "query page: integer",
      "query dry: boolean",
      "query size: number",
      "query name: string",
      "query owner: string,number,boolean",
      "query all: string,number,boolean",
    ]);
    expect(read.printed.join("\n")).toContain(
      'warning request/query room.getAllRooms: the request line has the query string "?dry=true',
    );
    expect(firstOf(asHtml("POST /rooms?dry=true")).parameters.map(parameterInShort)).toEqual([
      "query dry: boolean",
    ]);
  });

  it.each(["?a=1&a=2", "?%zz=1", "?{a}=1", "?id=5", "?__proto__ =1"])("%s is an error", (query) => {
    expect(errorsOf(requesting(`GET https://host.example/rooms/{id}${query}`))).toContain("request/rest");
  });
});
