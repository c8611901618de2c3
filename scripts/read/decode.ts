const decode = (label: string, bytes: Uint8Array, fatal = true): string | undefined => {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Where a page names its encoding, the name stands near its beginning. */
const headLength = 4096;

/**
 * The text of a page's file: by its byte order mark, as the page itself names its encoding, or UTF-8. Undefined where
 * that does not fit: letters would be lost.
 */
export function decodePage(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode("utf-16le", bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode("utf-16be", bytes);
  const utf8 = decode("utf-8", bytes);
  if (utf8 !== undefined) return utf8;
  const head = decode("latin1", bytes.subarray(0, headLength)) ?? "";
  const [, label] = /<meta[^>]{0,200}charset=["']?([\w-]+)/iu.exec(head) ?? [];
  return label === undefined || /^utf-?8$/iu.test(label) ? undefined : decode(label, bytes);
}
