import { contentMessages } from "./messages/content.js";
import { endpointPageMessages } from "./messages/endpoint-pages.js";
import { endpointParameterMessages } from "./messages/endpoint-parameters.js";
import { endpointTableMessages } from "./messages/endpoint-tables.js";
import { factsMessages } from "./messages/facts.js";
import { labelledBlockMessages } from "./messages/labelled-blocks.js";
import { labelledPageMessages } from "./messages/labelled-pages.js";
import { pageMessages } from "./messages/page.js";
import { schemaTableMessages } from "./messages/schema-tables.js";
import { shapeMessages } from "./messages/shapes.js";
import { supplementMessages } from "./messages/supplements.js";
import { templateMessages } from "./messages/template.js";

export type { Severity } from "./entry.js";

/** Every diagnostic that the pipeline can report. The registry is closed: there are no others. */
export const registry = {
  ...pageMessages,
  ...contentMessages,
  ...factsMessages,
  ...schemaTableMessages,
  ...templateMessages,
  ...endpointPageMessages,
  ...endpointParameterMessages,
  ...endpointTableMessages,
  ...shapeMessages,
  ...labelledPageMessages,
  ...labelledBlockMessages,
  ...supplementMessages,
} as const;

export type Code = keyof typeof registry;
export type Params<C extends Code> = Parameters<(typeof registry)[C]["message"]>[0];
