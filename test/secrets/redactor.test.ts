import { describe, expect, test } from "vitest";
import { redactor } from "../../src/core/redact.js";
import { escapings } from "./echoes.js";

const redact = (text: string, sent: unknown) => redactor(JSON.stringify(sent))(text);

describe("a secret", () => {
  test.each([
    [{ password: 12345678 }, "12345678"],
    [{ tokens: ["first-one", "second-one"] }, "second-one"],
    [{ tokens: ["a", 12345678, "third-one"] }, "third-one"],
    [{ tokens: [1, 87654321] }, "87654321"],
    [{ keys: Array.from({ length: 999 }, (_, index) => `number-${index}`) }, "number-998"],
    [{ authorization: "Bearer abc.def-ghi" }, "abc.def-ghi"],
    [{ cookie: "theme=dark; sid=abc-def==; x=1" }, "abc-def=="],
    [{ login: "email:jane@example.com" }, "jane@example.com"],
    [{ body: JSON.stringify({ token: "in-a-text" }) }, "in-a-text"],
    [{ body: JSON.stringify([JSON.stringify({ token: "deeper" })]) }, "deeper"],
    [{ password: "пароль-которого-нет" }, "пароль-которого-нет"],
    [{ password: "密码在这里吗" }, "密码在这里吗"],
    [{ password: "a\tb\nc\\d\\nefgh/é" }, "\\nefgh/é"],
    [{ login: "ACME\\robert" }, "ACME\\robert"],
    [{ credit_card: { number: "4111111111111111", cvc: "737" } }, "4111111111111111"],
    [{ sharing_code: "abc-def" }, "abc-def"],
    [{ invite_hash: "abc-def" }, "abc-def"],
  ])("of %j is found in every escaping", (sent, secret) => {
    for (const [name, write] of Object.entries(escapings)) {
      const isLost = /character set/.test(name) && /^\P{ASCII}+/u.test(secret);
      if (!isLost) expect(redact(`got ${write(secret)}`, sent), name).toMatch(/^got.*\[redacted\]/s);
      if (!isLost)
        expect(redact(`got ${write(secret)}`, sent), name).not.toContain(write(secret).slice(2, -2));
    }
  });

  test.each([
    [{ projects: ["first-one"], token: "other" }, "first-one"],
    [{ token: "other", ids: [12345678] }, "12345678"],
    [{ token: ["other"], list: [["nested"]] }, "nested"],
    [[{ token: "other" }, { name: "named" }], "named"],
    [{ count: 12345678 }, "12345678"],
    [{ password: null, passwords: {}, keys: [], token: true, name: "Not Found" }, "Not Found"],
  ])("is nothing else of %j", (sent, text) => {
    expect(redact(`got ${text}!`, sent)).toBe(`got ${text}!`);
  });

  test("of the text itself is found in JSON in JSON too", () => {
    const text = JSON.stringify({ debug: JSON.stringify({ accessToken: "abc-def", name: "Jane" }) });
    expect(redact(text, {})).toBe(text.replace("abc-def\\", "[redacted]"));
    expect(redact('{"api_keys":["abc-def","ghi-jkl', {})).toBe('{"api_keys":["[redacted]","[redacted]');
  });

  test("is found where the text ends within it", () => {
    expect(redact("no entry for abcdefgh-ij", { token: "abcdefgh-ijkl" })).toBe("no entry for [redacted]");
    expect(redact("ask for help", { login: "help@example.com" })).toBe("ask for help");
  });
});

describe("a hostile text takes no long time", () => {
  const marks = ["\\", "%25", "&amp;", '"token":"', '"token":["', ',"abcd', "=aaaa", " ;=:", "!!!! "];
  test.each(marks)("made of %j", (mark) => {
    const fill = (length: number) => mark.repeat(length / mark.length);
    for (const text of [
      fill(20_000),
      `{"token":"${fill(280)}X"} ${fill(15_000)}Y`,
      `{"token":"${fill(280)}"} ${fill(15_000)}Y`,
      `${fill(10_000)}{"token":"${"a".repeat(299)}b"}${"a".repeat(9000)}`,
    ])
      expect(redact(text, { token: `${fill(290)}Z` }).length).toBeLessThan(25_000);
  });
});
