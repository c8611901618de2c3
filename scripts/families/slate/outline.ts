import type { Line } from "../../read/nodes.js";
import type { Reading } from "../reading.js";
import { htmlNodes } from "./html-nodes.js";
import type { SlateNode } from "./nodes.js";
import { outlineOfHtml } from "./outline-html.js";
import { outlineOfText } from "./outline-text.js";
import { withoutSamples } from "./samples.js";
import { textNodes } from "./text-nodes.js";

/** A heading and what stands below it, before anything of it is read. */
export interface Section {
  title: Line;
  nodes: SlateNode[];
}

export interface GroupSection {
  /** Undefined for endpoints above which no group begins. */
  title: Line | undefined;
  text: SlateNode[];
  endpoints: Section[];
}

/** The parts of a page. */
export interface Outline {
  /** Navigation, introduction and authentication. */
  front: SlateNode[];
  groups: GroupSection[];
  errors: Section[];
}

/** Takes the page apart. In HTML headings tell how; in text the order of lines, requests, tables and examples. */
export function outlineOf(reading: Reading): Outline {
  return reading.document.reader === "html"
    ? outlineOfHtml(reading, withoutSamples(reading, htmlNodes(reading.document)))
    : outlineOfText(reading, withoutSamples(reading, textNodes(reading)));
}
