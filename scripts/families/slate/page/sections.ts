import type { Line } from "../../../read/nodes.js";
import type { SlateNode } from "./nodes.js";

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
