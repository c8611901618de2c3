// Every repetition has a bound, so that any text takes linear time. A value need not be closed, because a text may be
// cut within a secret. A shorter value is left alone: it is in any text by chance, and little would remain to read.
const members = /"([^"\\]{0,64})": ?"((?:[^"\\]|\\.){4,300})/g;
const secretWord =
  /(?<![a-z])(pass(w[a-z]+)?|pwd|token|secret|(api)?key|login|auth(orization)?|cookie|session)s?(?![a-z])/i;

/**
 * The beginning of a text without the secrets in `sent`, in whatever escaping it repeats them, and without its own.
 *
 * @param sent - What was sent, as JSON. The names of its members tell which strings are secret.
 */
export function redact(text: string, sent: string): string {
  // Room for fifty of the longest secrets: what remains of one that is cut here comes after fifty marks.
  text = text.slice(0, 2e4);
  const patterns: string[] = [];
  for (const [, name, secret = ""] of `${sent}"${text}`.matchAll(members))
    if (
      secretWord.test(`${name}`.replace(/[A-Z]+/g, "_$&")) &&
      // Letters and digits come back as they are, so that most of a long list need not be looked for.
      text.includes(`${/^\w*/.exec(secret)}`)
    )
      patterns.push(
        // Punctuation may come back as it is, escaped in JSON, percent-encoded, or as an HTML entity. No two
        // alternatives match the same text, so that a hostile text takes linear time.
        secret.replace(
          // A lone surrogate has no percent-encoding.
          /\\?([^\w\p{Cs}])/gu,
          (_, c: string) =>
            `(?:\\\\?\\${c}|\\${encodeURIComponent(c)}|%2[1789A]|(?:\\\\u....){${c.length}}|&#?\\w+;)`,
          // What follows the known beginning of a longer secret goes with it.
        ) + (secret[299] ? "[^]*" : ""),
      );
  // In reverse order, a secret comes before those that it begins with, and is matched whole.
  const source = patterns.sort().reverse().join("|") || "(?!)";
  // Very many take too long to look for: then the whole text counts as secret.
  return text.replace(new RegExp(source.length > 2e4 ? "[^]+" : source, "gi"), "[redacted]");
}
