const secretMember =
  // An unclosed value counts too: the text may be cut within a secret.
  /"[^"]*(?:pass|pwd|token|secret|key|login|auth|cookie)[^"]*":\s*"((?:[^"\\]|\\.)+)/gi;

/**
 * A text without the secrets in `sent`, in whatever escaping it repeats them, and without its own.
 *
 * @param sent - What was sent, as JSON. The names of its members tell which strings are secret.
 */
export function redact(text: string, sent: string): string {
  const patterns = Array.from(`${sent} ${text}`.matchAll(secretMember), ([, secret = ""]) =>
    // Punctuation may come back as it is, escaped in JSON, percent-encoded, or as an HTML entity. No two alternatives
    // match the same text, so that a hostile text takes linear time.
    secret.replace(
      /\\?(\W)/gu,
      (_, c: string) =>
        `(?:\\\\?\\${c}|\\${encodeURIComponent(c)}|%2[1789A]|(?:\\\\u....){${c.length}}|&#?\\w+;)`,
    ),
  );
  // In reverse order, a secret comes before those that it begins with, and is matched whole.
  return text.replace(new RegExp(patterns.sort().reverse().join("|") || "(?!)", "gi"), "[redacted]");
}
