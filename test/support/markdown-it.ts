import { createRequire } from "node:module";

type MarkdownIt = new (
  options: object,
) => { render(markdown: string): string; renderInline(markdown: string): string };

const require = createRequire(import.meta.url);
const within = createRequire(require.resolve("widdershins"));

/** The Markdown renderer that documentation generators use; it came with one of them. */
export const MarkdownIt: MarkdownIt = within("markdown-it");
