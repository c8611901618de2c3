/** `error` stops a generation; `warning` and `info` become findings of the spec and of the report. */
export type Severity = "error" | "warning" | "info";

/** How grave a diagnostic is, and its message. */
export interface Entry<P> {
  severity: Severity;
  message: (params: P) => string;
}

export function entry<P = Record<never, never>>(
  severity: Severity,
  message: (params: P) => string,
): Entry<P> {
  return { severity, message };
}

/** Text of the page inside a message: in one line, and not much of it. */
export function quote(text: string): string {
  const line = text.slice(0, 200).replace(/\s+/gu, " ");
  return `"${line.length > 120 ? `${line.slice(0, 117)}…` : line}"`;
}
