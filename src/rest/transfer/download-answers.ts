/** What the first answer of a host of storage tells of a file. */
export interface FileFacts {
  /** Bytes of the body, where that is known and they are what is on the wire. */
  readonly size: number | undefined;
  readonly etag: string | null;
  readonly modified: string | null;
  /** Whether the body is written in another way on the wire: then no part of it can be asked for. */
  readonly isEncoded: boolean;
}

/** What a further answer is to the bytes that are there: what follows them, all from the beginning, or neither. */
export type Continuation = "follows" | "restarts" | "changed" | "wrong";

const identity = /^(identity)?$/i;

export function factsOf({ headers }: Response): FileFacts {
  const isEncoded = !identity.test(headers.get("content-encoding") ?? "");
  const length = headers.get("content-length");
  return {
    size: isEncoded || length === null ? undefined : Number(length),
    etag: headers.get("etag"),
    modified: headers.get("last-modified"),
    isEncoded,
  };
}

/** The headers that ask for what follows, where the file is still the same. */
export function askFrom(offset: number, { etag, modified }: FileFacts): Record<string, string> {
  // A weak tag says nothing of bytes.
  const mark = etag?.startsWith("W/") ? modified : (etag ?? modified);
  return { range: `bytes=${offset}-`, ...(mark !== null && { "if-range": mark }) };
}

/** What a good answer to such a request is. */
export function continuationOf(response: Response, offset: number, first: FileFacts): Continuation {
  const { status, headers } = response;
  const facts = factsOf(response);
  const isSame = (one: string | null, other: string | null) =>
    one === null || other === null || one === other;
  if (facts.isEncoded || !isSame(first.etag, facts.etag) || !isSame(first.modified, facts.modified))
    return "changed";
  if (status !== 206) return isSameSize(facts.size, first.size) ? "restarts" : "changed";
  const range = /^bytes (\d{1,16})-\d{1,16}\/(\d{1,16}|\*)$/i.exec(headers.get("content-range") ?? "");
  if (!range || Number(range[1]) !== offset) return "wrong";
  return range[2] === "*" || isSameSize(Number(range[2]), first.size) ? "follows" : "changed";
}

function isSameSize(one: number | undefined, other: number | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}
