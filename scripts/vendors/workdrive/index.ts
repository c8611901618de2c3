import { slate } from "../../families/slate/index.js";
import type { Vendor } from "../vendor.js";

/** WorkDrive: a Slate page, whose types stand in tables and examples. */
export const workdrive: Vendor = {
  name: "workdrive",
  prefix: "WorkDrive",
  variable: "drive",
  reserved: new Set(["call", "with"]),
  read: (document, { file, annotations }) => slate.read(document, file, annotations.shapes),
  checkExamples: slate.checkExamples,
};
