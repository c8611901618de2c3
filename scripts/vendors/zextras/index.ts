import { widdershins } from "../../families/widdershins/index.js";
import type { Vendor } from "../vendor.js";

/** Zextras Chats: a page that widdershins made from an OpenAPI document. */
export const zextras: Vendor = {
  name: "zextras",
  prefix: "ZextrasChats",
  variable: "chats",
  reserved: new Set(["call", "with"]),
  read: (document, { file }) => widdershins.read(document, file),
  checkExamples: widdershins.checkExamples,
};
