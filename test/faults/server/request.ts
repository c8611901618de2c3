import type { ByteReader } from "./byte-reader.js";

/** The head of a request. */
export interface RequestHead {
  readonly method: string;
  readonly path: string;
  readonly headers: ReadonlyMap<string, string>;
}

/** The head of the next request on a connection; nothing when there is none. */
export async function readHead(reader: ByteReader): Promise<RequestHead | undefined> {
  const text = await reader.before("\r\n\r\n");
  if (text === undefined) return undefined;
  const [first = "", ...lines] = text.split("\r\n");
  const [method = "", path = ""] = first.split(" ");
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  return { method, path, headers };
}

/** What is known of a body that came whole. */
export interface ReceivedBody {
  readonly size: number;
  /** Its beginning. */
  readonly text: string;
}

/** Reads the body of a request; nothing when it does not come whole. */
export async function readBody(
  reader: ByteReader,
  { headers }: RequestHead,
): Promise<ReceivedBody | undefined> {
  let size = 0;
  let text = "";
  const onPiece = (piece: Buffer) => {
    size += piece.length;
    if (text.length < 4096) text += piece.toString("latin1");
  };
  if (!/chunked/i.test(headers.get("transfer-encoding") ?? ""))
    return (await reader.pass(Number(headers.get("content-length") ?? 0), onPiece))
      ? { size, text }
      : undefined;
  for (;;) {
    const chunk = Number.parseInt((await reader.before("\r\n")) ?? "", 16);
    if (Number.isNaN(chunk) || !(await reader.pass(chunk, onPiece)) || !(await reader.pass(2)))
      return undefined;
    if (chunk === 0) return { size, text };
  }
}
