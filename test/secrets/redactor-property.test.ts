import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { redactor } from "../../src/core/redact.js";

/** Where words end: pieces of up to three letters between these may be shown. */
const ends = /[\s"'<>,]*" ?:|[\s"'<>,]+|\\[bfnrt]?/;

/** Secrets of all kinds: each has at least one part of four letters that no quote or space cuts. */
const secrets = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(..."abcdefghijkmnopqrtuvwxyzABCDEFGHIJKMNOPQRTUVWXYZ0123456789"),
      },
      { weight: 2, arbitrary: fc.constantFrom(..."!#$%&()*+-./:;=?@[]^_`{|}~") },
      { weight: 1, arbitrary: fc.constantFrom(..." \"'<>,\\\t\n") },
      { weight: 1, arbitrary: fc.constantFrom(..."éÜñжЯ密码🔑") },
    ),
    { minLength: 4, maxLength: 40 },
  )
  .map((letters) => letters.join(""))
  .filter((secret) => !/^ ?:|\\u|%20/i.test(secret) && secret.split(ends).some((part) => part.length > 3));

/** How it is sent, as JSON. */
const places: Readonly<Record<string, (secret: string) => unknown>> = {
  "a header": (secret) => [{ "x-api-key": secret, accept: "*/*" }],
  "a header with a scheme": (secret) => [{ authorization: `Bearer ${secret}` }],
  Basic: (secret) => [
    { authorization: "Basic bmFtZTp2YWx1ZQ==" },
    { secrets: { login: "name", password: secret } },
  ],
  "a field of a body": (secret) => [{}, { name: "Reports", user: { newPassword: secret, size: 1 } }],
  "a list": (secret) => [{ tokens: ["first", secret, 12_345], other: null }],
  "a query": (secret) => [{ accept: "*/*" }, [{ page: "1" }, { access_token: secret }]],
  "JSON in JSON": (secret) => ({ data: JSON.stringify({ token: secret, name: "Reports" }), size: 1 }),
};

const json = (text: string) => JSON.stringify(text).slice(1, -1);
const html = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const percent = (text: string) => encodeURIComponent(text).replaceAll("'", "%27");

/** How a server repeats it, and how one reads it again. */
const echoes: Readonly<Record<string, readonly [(text: string) => string, (text: string) => string]>> = {
  "as it is": [(text) => text, (text) => text],
  "a URL": [percent, decoded],
  "a URL in a URL": [(text) => percent(percent(text)), (text) => decoded(decoded(text))],
  JSON: [json, unescaped],
  "JSON of PHP": [
    (text) =>
      json(text)
        .replaceAll("/", "\\/")
        .replaceAll(/[^ -~]/g, unit),
    unescaped,
  ],
  "JSON in JSON": [(text) => json(json(text)), (text) => unescaped(unescaped(text))],
  HTML: [html, (text) => text],
  "capital letters": [(text) => text.toUpperCase(), (text) => text],
  "small letters": [(text) => text.toLowerCase(), (text) => text],
};

function unit(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function decoded(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, (bytes) =>
    Buffer.from(bytes.replaceAll("%", ""), "hex").toString(),
  );
}

function unescaped(text: string): string {
  return text
    .replaceAll(/\\u([\da-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll("\\n", "\n")
    .replaceAll("\\t", "\t")
    .replaceAll(/\\(.)/gs, "$1");
}

/** Whether eight letters of a part, or the whole part, are in a text. */
function shows(text: string, secret: string): boolean {
  const small = text.toLowerCase();
  return secret
    .toLowerCase()
    .split(ends)
    .filter((part) => part.length > 3)
    .some((part) =>
      Array.from({ length: Math.max(part.length - 7, 1) }, (_, at) => part.slice(at, at + 8)).some((piece) =>
        small.includes(piece),
      ),
    );
}

const around = fc.constantFrom(
  ["", ""],
  ["no entry for ", " here"],
  ['{"said":"', '"}'],
  ["(", ")."],
  ["x-", "-y"],
);

test.each(Object.entries(echoes))("no secret is left of what a server repeats in %s", (_, [write, read]) => {
  fc.assert(
    fc.property(
      secrets,
      fc.constantFrom(...Object.values(places)),
      around,
      (secret, send, [before, after]) => {
        const text = redactor(JSON.stringify(send(secret)))(`${before}${write(secret)}${after}`);
        expect(shows(text, secret), text).toBe(false);
        expect(shows(read(text), secret), text).toBe(false);
      },
    ),
    { numRuns: 1000 },
  );
});

test("no secret is left of which a server repeats the beginning", () => {
  fc.assert(
    fc.property(secrets, fc.nat(40), (secret, length) => {
      const [longest = ""] = secret.split(ends).sort((one, other) => other.length - one.length);
      fc.pre(longest.length > 7 && !/%[\da-f]{2}|\w=/i.test(longest));
      const cut = longest.slice(0, 8 + length);
      const text = redactor(JSON.stringify({ token: longest }))(`no entry for ${cut}`);
      expect(shows(text, cut), text).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test("a secret of an answer is not left, wherever the answer has it", () => {
  fc.assert(
    fc.property(secrets, fc.constantFrom("", '"', '"}'), (secret, end) => {
      // Texts with spaces are told to people.
      fc.pre(!/ |":/.test(secret));
      const text = `{"id":1,"again":"${json(secret)}","token":"${json(secret)}${end}`;
      const shown = redactor("{}")(text);
      expect(shows(shown, secret), shown).toBe(false);
      expect(shows(unescaped(shown), secret), shown).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

describe("a secret of words that are too short to be known alone", () => {
  const words = fc.array(
    fc.string({ unit: fc.constantFrom(..."abcxyz0189!?é"), minLength: 1, maxLength: 3 }),
    { minLength: 1, maxLength: 12 },
  );
  const ways: Readonly<Record<string, (secret: string) => unknown>> = {
    "a header": (secret) => [{ "x-api-key": secret, accept: "*/*" }],
    "a field of a body": (secret) => [{}, { name: "Reports", user: { newPassword: secret, size: 1 } }],
    "a query": (secret) => [{ accept: "*/*" }, [{ page: "1" }, { access_token: secret }]],
  };

  test.each(Object.entries(ways))("is not left where it is repeated with its quotes: in %s", (_, send) => {
    fc.assert(
      fc.property(words, fc.constantFrom("as it is", "JSON", "JSON in JSON"), (all, echo) => {
        const secret = all.join(" ");
        const [write] = echoes[echo] ?? [String];
        const shown = redactor(JSON.stringify(send(secret)))(write(`{"id":7,"sent":"${secret}","ok":true}`));
        expect(shown).toMatch(/sent\\*":\\*"?\[redacted\]\\*"?,/);
        expect(shown).toContain("ok");
      }),
    );
  });

  test.each(Object.entries(ways))("is not left wherever it is, if it has eight letters: in %s", (_, send) => {
    fc.assert(
      fc.property(words, around, (all, [before, after]) => {
        const secret = all.join(" ");
        fc.pre(secret.length > 7);
        const shown = redactor(JSON.stringify(send(secret)))(`${before}${secret}${after}`);
        expect(shown).toBe(`${before}[redacted]${after}`);
      }),
    );
  });

  test("is no part of others", () => {
    expect(redactor('{"password":"b"}')('{"body":"b","b":"bb"}')).toBe('{"body":[redacted],[redacted]:"bb"}');
  });

  test("is not left where a line ends in it", () => {
    const shown = redactor(JSON.stringify({ password: "tab\tsep\nend" }))('{"password":"tab\\tsep\\nend"}');
    expect(shown).toBe('{"password":"[redacted]"}');
  });
});
