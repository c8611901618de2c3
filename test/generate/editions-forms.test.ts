import { beforeAll, describe, expect, it } from "vitest";
import type { VendorResult } from "../../scripts/pipeline.js";
import { chatsExcerpt } from "../read/chats-excerpt.js";
import { shareLabels } from "../support/flatten.js";
import { type RenderedPage, renderPage } from "../support/widdershins.js";
import { committed, generate, nextEdition, realFacts } from "./editions-rest.js";

const html = { sourceFile: "source.html" };

/** One page in all its shapes, and what each of them becomes if none came before it. */
interface Forms {
  page: RenderedPage;
  text: VendorResult;
  html: VendorResult;
}

async function formsOf(openapi: object): Promise<Forms> {
  const page = await renderPage(openapi, { lose: shareLabels });
  return { page, text: generate(page.text), html: generate(page.html, html) };
}

/** What flattening loses, and another form has: names and origins, what is a title, what has to be proven. */
const recovered =
  / (?:origin:? \S+ → \S+|renamed, it was \S+|its only text is read as the \S+ now|the API authentication: .*)(?: \(.*\))?$/u;

function expectSame({ errors, changes }: { errors: string[]; changes: string[] }): void {
  expect(errors).toEqual([]);
  const lines = changes.filter((line) => !/^other changes/u.test(line));
  expect(lines.filter((line) => !recovered.test(line) || line.startsWith("!"))).toEqual([]);
  expect(lines.length).toBeLessThan(6);
}

describe.each([
  ["some real operations", () => chatsExcerpt],
  ["the whole document", (): object => JSON.parse(committed("openapi.json"))],
])("%s in another form", (_, openapi) => {
  let forms: Forms;
  beforeAll(async () => {
    forms = await formsOf(openapi());
  });

  it("is the same edition: HTML after text", () => {
    expectSame(nextEdition(forms.text, forms.page.html, html));
  });

  it("is the same edition: text after HTML", () => {
    expectSame(nextEdition(forms.html, forms.page.text));
  });

  it("is the same edition: HTML of another renderer", () => {
    expectSame(nextEdition(forms.html, forms.page.plain, html));
  });

  it("is the same where the HTML has no line breaks to spare", () => {
    const dense = forms.page.html.replace(/>\n+</gu, "><");
    expectSame(nextEdition(forms.html, dense, html));
  });
});

describe("the real page", () => {
  it("as HTML fits the facts beside it, and breaks nothing", async () => {
    const before = generate(committed("source.txt"), realFacts());
    const bare = generate(committed("source.txt"));
    const document = bare.outputs.find(({ path }) => path.endsWith("openapi.json"));
    const page = await renderPage(JSON.parse(document?.text ?? "{}"));
    const { errors, changes } = nextEdition(before, page.html, { ...realFacts(), ...html });
    expect(errors).toEqual([]);
    expect(changes.filter((line) => line.startsWith("!"))).toEqual([]);
    expect(changes.length).toBeLessThan(12);
  });
});
