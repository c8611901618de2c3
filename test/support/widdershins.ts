import { createRequire } from "node:module";
import { type FlattenOptions, flatten } from "./flatten.js";
import { MarkdownIt } from "./markdown-it.js";

interface Widdershins {
  convert(openapi: object, options: object): Promise<string>;
}

interface Shins {
  render(markdown: string, options: object, done: (error: unknown, html: string) => void): void;
}

/** What a page looks like in each of the shapes in which one may come. */
export interface RenderedPage {
  markdown: string;
  /** The whole page with its navigation, as a browser gets it. */
  html: string;
  /** The content alone, rendered by a program that knows nothing of such pages. */
  plain: string;
  /** The text that a content extractor makes of the page. */
  text: string;
}

export interface RenderOptions extends FlattenOptions {
  /** Options of widdershins, in place of the usual ones. */
  widdershins?: object;
}

const require = createRequire(import.meta.url);

const usual = {
  sample: true,
  codeSamples: true,
  search: true,
  theme: "darkula",
  headings: 2,
  language_tabs: [
    { shell: "Shell" },
    { http: "HTTP" },
    { javascript: "JavaScript" },
    { "javascript--nodejs": "Node.JS" },
    { ruby: "Ruby" },
    { python: "Python" },
    { java: "Java" },
    { go: "Go" },
    { php: "PHP" },
  ],
};

/** Renders an OpenAPI 3 document as widdershins and shins do. */
export async function renderPage(openapi: object, options: RenderOptions = {}): Promise<RenderedPage> {
  return quietly(async () => {
    const widdershins: Widdershins = require("widdershins");
    const shins: Shins = require("shins");
    const markdown = await widdershins.convert(structuredClone(openapi), {
      ...structuredClone(usual),
      ...options.widdershins,
    });
    const html = await new Promise<string>((resolve, reject) => {
      shins.render(markdown, {}, (error, page) => (error ? reject(error) : resolve(page)));
    });
    const body = markdown.replace(/^---\n[\s\S]*?\n---\n/, "");
    const plain = new MarkdownIt({ html: true, linkify: true }).render(body);
    return { markdown, html, plain, text: flatten(html, options) };
  });
}

const { log, warn, error } = console;

/** Both programs tell the console what they do. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  Object.assign(console, { log: () => {}, warn: () => {}, error: () => {} });
  try {
    return await work();
  } finally {
    Object.assign(console, { log, warn, error });
  }
}
