import { describe, expect, test } from "vitest";
import type { Operation } from "../../../scripts/spec/api-spec.js";
import { decideSafety } from "../../../scripts/spec/safety/decide.js";
import { promiseOf } from "../../../scripts/spec/safety/level.js";
import { safetyOf } from "../../../src/rest/safety.js";

type Facts = Parameters<typeof decideSafety>[0];

function http(methods: string, name: string, more: Partial<Facts> = {}): Facts {
  const [method = "", ...others] = methods.split("+");
  const all = others.length === 0 ? {} : { methods: [method, ...others] };
  return { name, wire: { kind: "http", method, path: `/things/${name}`, ...all }, ...more };
}

function envelope(name: string, more: Partial<Facts> = {}): Facts {
  const wire = { kind: "envelope", target: `a.b.${name}`, server: "main", channel: "body" } as const;
  return { name, wire, ...more };
}

const shown = (facts: Facts): string => {
  const { safety, contradiction } = decideSafety(facts);
  return `${safety.level} ${safety.from}${contradiction === undefined ? "" : ` (${contradiction})`}`;
};

test.each(["GET", "HEAD", "PUT", "DELETE", "POST", "PATCH", "OPTIONS", "PURGE", "constructor"])(
  "the runtime and the generator read %s alike",
  (method) => {
    expect(promiseOf(method)).toBe(safetyOf(method));
  },
);

describe("by method and verb", () => {
  test.each([
    ["GET", "versions", "read method"],
    ["get", "versions", "read method"],
    ["GET", "listVersions", "read method"],
    ["PUT", "updateRoom", "idempotent method"],
    ["PUT", "createRoom", "idempotent method"],
    ["DELETE", "removeRoom", "idempotent method"],
    ["POST", "versions", "unsafe default"],
    ["PATCH", "versions", "unsafe default"],
    ["POST", "searchFiles", "read verb"],
    ["POST", "setValue", "idempotent verb"],
    ["PATCH", "removeTag", "idempotent verb"],
    ["POST", "createRoom", "unsafe verb"],
    ["POST", "sendMail", "unsafe verb"],
  ])("%s %s: %s", (method, name, expected) => {
    expect(shown(http(method, name))).toBe(expected);
  });

  test.each([
    ["GET", "createRoom", 'unsafe verb (it is called "create", but sent by GET)'],
    ["GET", "installVersion", 'unsafe verb (it is called "install", but sent by GET)'],
    ["GET", "setVersion", 'idempotent verb (it is called "set", but sent by GET)'],
    ["PUT", "sendMail", 'unsafe verb (it is called "send", but sent by PUT)'],
    ["DELETE", "toggleMark", 'unsafe verb (it is called "toggle", but sent by DELETE)'],
    ["DELETE", "getRoom", 'idempotent method (it is called "get", but sent by DELETE)'],
    ["PATCH", "getRoom", 'unsafe default (it is called "get", but sent by PATCH)'],
  ])("where they contradict the more dangerous is believed: %s %s", (method, name, expected) => {
    expect(shown(http(method, name))).toBe(expected);
  });

  test.each([
    ["GET+POST", "users", "unsafe default"],
    ["POST+GET", "listUsers", "read verb"],
    ["GET+DELETE", "users", "idempotent method"],
    ["POST+GET", "removeUser", 'idempotent verb (it is called "remove", but sent by GET)'],
    ["POST+GET", "confirmUser", 'unsafe verb (it is called "confirm", but sent by GET)'],
  ])("of several methods the most dangerous counts: %s %s", (methods, name, expected) => {
    expect(shown(http(methods, name))).toBe(expected);
  });
});

describe("by the verb alone", () => {
  test.each([
    ["GetVersions", "read verb"],
    ["SetSilent", "idempotent verb"],
    ["Update", "unsafe verb"],
    ["Dashboard", "unsafe default"],
    ["GetOrCreateRoom", "unsafe verb"],
  ])("%s: %s", (name, expected) => {
    expect(shown(envelope(name))).toBe(expected);
  });
});

describe("what else is known can only take away", () => {
  test.each([
    [http("GET", "sizes", { title: "Creates a task." }), "unsafe text"],
    [http("GET", "sizes", { description: "Sends a mail." }), "unsafe text"],
    [http("PUT", "room", { title: "Updates a room." }), "idempotent method"],
    [http("PUT", "room", { title: "Sends a mail." }), "unsafe text"],
    [http("DELETE", "room", { title: "Deletes a room." }), "idempotent method"],
    [envelope("SetMark", { title: "Changes the mark" }), "unsafe text"],
    [envelope("SetMark", { title: "Sets the mark" }), "idempotent verb"],
    [envelope("GetToken", { title: "Consumes a token" }), "unsafe text"],
    [envelope("Dashboard", { title: "Get all data" }), "unsafe default"],
    [http("POST", "users", { title: "Get all users" }), "unsafe default"],
  ])("text of %o: %s", (facts, expected) => {
    expect(shown(facts).replace(/ \(.*/u, "")).toBe(expected);
  });

  test("whoever tells others changes something", () => {
    const push: Operation["push"] = { to: "Project users", target: "a.b.GetCount", streams: [], line: 9 };
    expect(shown(envelope("GetCount", { push }))).toBe(
      "unsafe push (its verb says that it only reads, but other sessions are told of it)",
    );
    expect(shown(envelope("SetCount", { push }))).toBe("idempotent verb");
  });
});
