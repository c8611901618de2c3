/** Names, texts and numbers of JSON. Every repetition has a bound, so that any text takes linear time. */
const tokens = /"([^"\\]{0,64})" ?:|"((?:[^"\\]|\\.){0,9999})|\d{4,40}/gs;
const secretWord =
  /(?<![a-z])(pass(w[a-z]+)?|pwd|(api|access)?key|login|auth(orization)?|cookie|session(id)?)s?(?![a-z])|(token|secret|credential|signature)s?(?![a-z])/i;
/** Names that answers have for other things too. */
const common = /^(key|login)s?$/i;
const escapes = /(?:%(?:25)*[\da-f]{2})+|(?:\\{1,8}u|&#x)([\da-f]{1,6});?|&#(\d{1,7});/gi;
const limit = 2e4;

/** A text without the escapes of JSON, URLs and HTML that letters may stand in, in lower case. */
function plainOf(text: string): string {
  const plain = text.replace(escapes, (all, hex?: string, decimal?: string) => {
    try {
      if (hex ?? decimal) return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
      return decodeURIComponent(all.replace(/%(25)+/g, "%"));
    } catch {
      return all;
    }
  });
  return plain.toLowerCase();
}

/**
 * Adds what secrets are known by: the longest word of each part, which any server repeats as it is, whatever it escapes
 * around it. Eight letters are enough to know a word that was cut. Schemes and names of cookies are no secrets.
 *
 * @param isAnswer - Whether sentences stand beside the names too, and are about them.
 */
function findWords(json: string, words: Set<string>, isAnswer: boolean): Set<string> {
  let isSecret = false;
  for (const [value, name, text = value] of json.matchAll(tokens)) {
    if (name !== undefined)
      isSecret = secretWord.test(name.replace(/[A-Z]+/g, "_$&")) && !(isAnswer && common.test(name));
    else if (isSecret && !(isAnswer && text.includes(" "))) {
      // In parts alone it could not be seen where it ends.
      if (/["'<>]/.test(text)) words.add(text.replace(/\\(.)/g, "$1"));
      for (const part of plainOf(text.replace(/\\[^u]/g, " ")).split(
        /[\s,;:"'<>]+|(?<=^|; ?)[\w-]+=(?=[^=])|^(?:basic|bearer) /,
      )) {
        const [longest = ""] = (part.match(/[\p{L}\p{N}]+/gu) ?? []).sort(
          (one, other) => other.length - one.length,
        );
        const word = longest.length > 3 ? longest.slice(0, 8) : part;
        if (word.length > 3) words.add(word);
      }
    }
  }
  return words;
}

/**
 * Takes secrets out of texts: those in `sent`, in whatever escaping a text repeats them, and a text's own. Of a long
 * text it gives the beginning.
 *
 * @param sent - What was sent, as JSON. The names of its members tell which texts and numbers are secret.
 */
export function redactor(sent: string): (text: string) => string {
  // JSON in JSON has its own quotes escaped.
  const find = (json: string, words: Set<string>, isAnswer: boolean) =>
    findWords(json.replace(/\\{1,8}"/g, '"'), findWords(json, words, isAnswer), isAnswer);
  const all = find(sent, new Set(), false);
  return (text) => {
    let seen = text.slice(0, limit);
    const plain = plainOf(seen);
    const words = find(seen, new Set(all), true);
    for (const word of words) if (/["'<>]/.test(word)) seen = seen.replaceAll(word, "[redacted]");
    const near = [...words].filter((word) => plain.includes(word));
    // What stands around a word goes with it, as it may be the rest of the secret.
    const hide = (part: string) => {
      const own = plainOf(part);
      return near.some((word) => own.includes(word)) ? "[redacted]" : part;
    };
    if (near.length > 500) return hide(plain);
    return seen.replace(/[^\s"'<>,]+/g, hide).slice(0, limit);
  };
}
