import { labelled } from "../../families/labelled/index.js";
import type { Vendor } from "../vendor.js";

/** Cloudike: a page of labelled blocks, whose tables of parameters were lost when it became text. */
export const cloudike: Vendor = {
  name: "cloudike",
  prefix: "Cloudike",
  variable: "cloud",
  reserved: new Set(["call", "with"]),
  read: (document, { file, annotations, supplement }) =>
    labelled.read(document, file, annotations.shapes, supplement),
  checkExamples: labelled.checkExamples,
};
