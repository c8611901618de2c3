import { describe } from "vitest";
import { expectNode } from "./nodes.js";

describe("faults in this Node", () => {
  expectNode(process.execPath, Number.parseInt(process.versions.node, 10));
});
