import type { Reading } from "../../reading.js";
import { htmlNodes } from "./html-nodes.js";
import { outlineOfHtml } from "./outline-html.js";
import { outlineOfText } from "./outline-text.js";
import { withoutSamples } from "./samples.js";
import type { Outline } from "./sections.js";
import { textNodes } from "./text-nodes.js";

/** Takes the page apart. In HTML headings tell how; in text the order of lines, requests, tables and examples. */
export function outlineOf(reading: Reading): Outline {
  return reading.document.reader === "html"
    ? outlineOfHtml(reading, withoutSamples(reading, htmlNodes(reading.document)))
    : outlineOfText(reading, withoutSamples(reading, textNodes(reading)));
}
