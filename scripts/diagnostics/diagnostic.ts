import { type Code, type Params, registry, type Severity } from "./registry.js";

/** What the pipeline has to say about one place of a page. A value: nobody prints where it is found. */
export interface Diagnostic {
  code: Code;
  severity: Severity;
  /** The file it is about; left out for the vendor's page. */
  file?: string | undefined;
  /** Line of the file, counted from 1. */
  line: number;
  /** Documentation's name of the operation it concerns. */
  operation?: string | undefined;
  message: string;
}

export interface Place {
  file?: string | undefined;
  line: number;
  operation?: string | undefined;
}

/** The parameters of a code's message; nothing for a message without any. */
export type MessageArguments<C extends Code> = keyof Params<C> extends never ? [] : [params: Params<C>];

/** Makes a diagnostic of a code in the registry; the compiler checks the parameters of its message. */
export function diagnostic<C extends Code>(code: C, place: Place, ...args: MessageArguments<C>): Diagnostic {
  const { severity, message }: { severity: Severity; message: (params: never) => string } = registry[code];
  return {
    code,
    severity,
    ...(place.file === undefined ? {} : { file: place.file }),
    line: place.line,
    ...(place.operation === undefined ? {} : { operation: place.operation }),
    message: message((args[0] ?? {}) as never).replace(/[\r\n]+\s*/gu, " "),
  };
}

/** Errors first, then by line. */
export function byGravity(a: Diagnostic, b: Diagnostic): number {
  const rank: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
  return rank[a.severity] - rank[b.severity] || a.line - b.line || a.code.localeCompare(b.code);
}

/**
 * One line for a terminal: `<source>:3116 warning output/undocumented task.task.Get: …`. Text of a page is
 * untrusted: control characters, which a terminal would obey, are shown as `�`.
 */
export function formatDiagnostic(source: string, d: Diagnostic): string {
  const subject = d.operation === undefined ? "" : `${d.operation}: `;
  return `${d.file ?? source}:${d.line} ${d.severity} ${d.code} ${subject}${d.message}`.replace(
    /[\p{Cc}\p{Cf}]/gu,
    "�",
  );
}
