import { expect, test } from "vitest";
import type { Wire } from "../../../scripts/spec/api-spec.js";
import { spokenBy } from "../../../scripts/spec/safety/lexicon.js";
import { textVerbOf, verbOf, wordsOf } from "../../../scripts/spec/safety/verb.js";

const meaningOf = (name: string): string | undefined => spokenBy(wordsOf(name))?.meaning;

test.each([
  ["GetVersions", ["get", "versions"]],
  ["getIPTCMetadata", ["get", "iptc", "metadata"]],
  ["set_effective_userid", ["set", "effective", "userid"]],
  ["list-updates", ["list", "updates"]],
  ["", []],
])("words of %s", (name, words) => {
  expect(wordsOf(name)).toEqual(words);
});

test.each([
  ["GetVersions", "read"],
  ["searchMore", "read"],
  ["isReady", "read"],
  ["SetSilent", "idempotent"],
  ["deleteUsers", "idempotent"],
  ["batchRemoveTag", "idempotent"],
  ["bulkCreateUser", "changes"],
  ["sendMessage", "unsafe"],
  ["toggleReaction", "unsafe"],
])("%s: %s", (name, meaning) => {
  expect(meaningOf(name)).toBe(meaning);
});

// What may change something behind a harmless word, and what is no verb at all.
test.each([
  "frobnicateAll",
  "versions",
  "deleted",
  "gettingStarted",
  "countVisit",
  "checkIn",
  "readMessage",
  "viewDocument",
  "loadPlugins",
  "downloadAsLink",
  "showAgain",
  "validateCode",
  "exportAll",
  "setUpAccount",
  "getNextJob",
  "removeLastItem",
  "deleteOldest",
  "conversationSetSilent",
  "constructor",
  "__proto__",
  "batch",
  "",
])("%s tells nothing", (name) => {
  expect(meaningOf(name)).toBeUndefined();
});

test.each([
  ["getOrCreateRoom", "changes"],
  ["setAndNotify", "unsafe"],
  ["getUserAndDeleteToken", "idempotent"],
  ["getUsersAndGroups", "read"],
  ["getAndFrobnicate", undefined],
])("of two verbs the more dangerous is meant: %s", (name, meaning) => {
  expect(meaningOf(name)).toBe(meaning);
});

const http = (method: string, path: string, methods?: string[]): Wire => ({
  kind: "http",
  method,
  path,
  ...(methods === undefined ? {} : { methods }),
});

test("a name that only says the method again is no verb", () => {
  expect(verbOf({ name: "get", wire: http("GET", "/api/keys/{key}", ["GET", "POST"]) })).toBeUndefined();
  expect(verbOf({ name: "deleteKeys", wire: http("DELETE", "/api/keys") })).toBeUndefined();
  expect(verbOf({ name: "get", wire: http("POST", "/api/keys/{key}") })?.verb).toBe("get");
  expect(verbOf({ name: "get", wire: http("GET", "/api/files/get/{path}") })?.verb).toBe("get");
});

test.each([
  ["Creates a task that updates sizes", "create"],
  ["Applies the filter", "apply"],
  ["Pushes a message", "push"],
  ["Returns a list", undefined],
])("verb of the text %s", (title, verb) => {
  expect(textVerbOf({ title })?.verb).toBe(verb);
});
