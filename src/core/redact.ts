/**
 * Takes secrets out of texts: those in `sent`, in whatever escaping a text repeats them, and a text's own. Of a long
 * text it gives the beginning.
 *
 * @param sent - What was sent, as JSON. The names of its members tell which texts and numbers are secret.
 */
export function redactor(sent: string): (text: string) => string {
  // How words begin that are secret: eight letters are enough to know one that was cut.
  const found = new Set<string>();
  // Secrets with words that are too short to be known alone, the shorter ones with the quotes around them.
  const whole = new Set<string>();

  // Finds secrets, and hides words that have one, unless the text was sent: then names have `start` before them. Without
  // it a bare `key` or `login` is no secret, because answers call other things so.
  const scan = (text: string, start = "") => {
    // Backslashes before the quotes of a secret name, whose value follows; 9: of none. Quotes within the value have
    // more, so that no name is seen there.
    let depth = 9;
    // A space, a word, and what is behind it: a space, or what makes it a name, with the literal that is its value. A
    // quote between letters is in a word. The bound saves the stack of the engine.
    return text.replace(
      /(?<=( ?))((?:[^\s"'<>,]|\b["'<>]\b){1,9999})( |" ?:([a-z]+(?=[,}]))?|)/g,
      (all, before, word, after, _, offset) => {
        const own = unescape(word.replace(/\\u/g, "%u")).replace(/\\/g, "").toLowerCase();
        if (own && after[1] && word.length - own.length <= depth) {
          const isSecret =
            /(?!^.{3,6}$)(?<!mon)(key|login)(?!wo)|(?<!com)pass(?!eng)|pwd|auth(?!or(?!i))|cookie|session|token(?!iz)|secret(?!ary)|credential|signature|cvc|card|csrf|sharing\w*code|_hash|^_number$/;
          depth = isSecret.test(start + own) ? word.length - own.length : 9;
          const [quoted = "", value = ""] =
            (start && depth < 9 && /^"((?:[^"\\]|\\.){1,99})(?=")/.exec(sent.slice(offset + all.length))) ||
            [];
          if (/(^| |\\.)[^ \\]{1,3}( |\\|$)/.test(value))
            for (const end of '"\\') whole.add(value[7] ? value : quoted + end);
        } else if (depth < 9 && start >= before + after) {
          // Words of answers with spaces around them are sentences about secrets. In a word, what comes behind `:`,
          // `=` and letters that may be lost is known alone too; names of cookies, and a scheme, are not. Brackets
          // are of JSON.
          own.replace(
            /(?<![ -9;<>-Z\\-~])(?!\w+=[^=]{4}|basic$)(?=([ -:<-Z^-|]{4,8}|.{4,8}))/g,
            (_: string, first: string) => {
              found.add(first);
              return "";
            },
          );
        }
        if (start) return all;
        // Escapes of URLs and HTML are hidden unread.
        const isHidden = /%(?!20)\w\w|&[#\w]+;/.test(word) || [...found].some((first) => own.includes(first));
        return isHidden ? `[redacted]${after}` : all;
      },
    );
  };

  scan(sent.replace(/\\[bfnrt]/g, "  "), "_");
  return (text) => {
    // The more there is to look for, the longer it takes.
    let seen = text.slice(0, 4e6 / (500 + found.size));
    for (const value of whole) seen = seen.replaceAll(value, "[redacted]");
    scan(seen);
    return scan(seen);
  };
}
