import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { redactor } from "../../src/core/redact.js";

const redact = (text: string, sent: string) => redactor(sent)(text);
const sent = (name: string, value: string) => JSON.stringify({ header: { [name]: value } });

describe("a member is secret", () => {
  test.each([
    ["password"],
    ["passwd"],
    ["pwd"],
    ["pass"],
    ["user_password"],
    ["newPassword"],
    ["PASSWORD"],
    ["app_token"],
    ["accessToken"],
    ["tokenValue"],
    ["api_key"],
    ["apikey"],
    ["APIKey"],
    ["x-api-key"],
    ["keys"],
    ["client_secret"],
    ["login"],
    ["auth"],
    ["authorization"],
    ["set-cookie"],
    ["sessionId"],
  ])("when it is called %s", (name) => {
    expect(redact("got hunter2!", sent(name, "hunter2"))).toBe("got [redacted]");
  });

  test.each([["keyword"], ["monkey"], ["author"], ["passenger"], ["secretary"], ["compass"], ["tokenizer"]])(
    "but not when it is called %s",
    (name) => {
      expect(redact("got hunter2!", sent(name, "hunter2"))).toBe("got hunter2!");
    },
  );
});

describe("a secret", () => {
  test("that is very short is left alone, so that a text can be read", () => {
    expect(redact("not found", sent("key", "not"))).toBe("not found");
  });

  test("is found in the text itself, closed or not", () => {
    expect(redact('{"token":"abcdef","a":"abcdef"}', "")).toBe('{"token":"[redacted]","a":"[redacted]"}');
    expect(redact('{"token": "abcdef', "")).toBe('{"token": "[redacted]');
  });

  test("that is very long, and of many words, is not shown in part", () => {
    const secret = Array.from({ length: 500 }, (_, index) => `part${index}`).join(" ");
    const told = redact(`got ${secret}!`, sent("token", secret));
    expect(told.replaceAll("[redacted]", "").trim()).toBe("got");
  });

  test("is not shown in part at the end of what is looked at", () => {
    const secret = "0123456789".repeat(29);
    const text = redact(`${secret} `.repeat(1000), sent("token", secret)).slice(0, 500);
    expect(text).not.toContain("0123");
  });
});

describe("many secrets", () => {
  const many = (length: number) =>
    JSON.stringify(Array.from({ length }, (_, index) => ({ key: `item-${index}` })));

  test("leave a text that has none of them", () => {
    expect(redact("Bad Request", many(50_000))).toBe("Bad Request");
  });

  test("are each found", () => {
    expect(redact("no item-49999 here", many(50_000))).toBe("no [redacted] here");
    expect(redact("no item-4 here", many(10))).toBe("no [redacted] here");
  });
});

test("megabytes that are sent or received do not block a failing call", { timeout: 180_000 }, async () => {
  const program = join(import.meta.dirname, "../support/settle.ts");
  // Takes a few seconds; where the time is not linear in the size, hours.
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", program], {
    timeout: 120_000,
    killSignal: "SIGKILL",
  });
  expect(stdout).toBe("settled");
});
