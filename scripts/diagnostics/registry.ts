import { contentMessages } from "./messages/content.js";
import { factsMessages } from "./messages/facts.js";
import { pageMessages } from "./messages/page.js";
import { schemaTableMessages } from "./messages/schema-tables.js";
import { templateMessages } from "./messages/template.js";

export type { Severity } from "./entry.js";

/** Every diagnostic that the pipeline can report. The registry is closed: there are no others. */
export const registry = {
  ...pageMessages,
  ...contentMessages,
  ...factsMessages,
  ...schemaTableMessages,
  ...templateMessages,
} as const;

export type Code = keyof typeof registry;
export type Params<C extends Code> = Parameters<(typeof registry)[C]["message"]>[0];
