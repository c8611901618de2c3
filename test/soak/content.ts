import { createHash } from "node:crypto";

/** What a call asks for by name: the answer depends on it, so that answers cannot be mixed up unnoticed. */
export function wordOf(call: number): string {
  return `w${call}x${digest(`${call}`).slice(0, 6)}`;
}

/** The value that answers a word. Some are larger than what comes in one piece. */
export function answerOf(word: string): { readonly word: string; readonly proof: string } {
  const proof = digest(word);
  const size =
    Number.parseInt(proof.slice(0, 2), 16) > 250 ? 200_000 : Number.parseInt(proof.slice(0, 3), 16);
  return Object.assign({ word, proof }, { padding: "é".repeat(size) });
}

/** Whether a value is the one that answers the word of a call. */
export function isValueOf(call: number, value: unknown): boolean {
  const word = wordOf(call);
  const { word: got, proof } = Object(value) as { readonly word?: unknown; readonly proof?: unknown };
  return got === word && proof === digest(word);
}

/** The file that a call sends or fetches. */
export function fileOf(call: number): Buffer<ArrayBuffer> {
  return Buffer.alloc(1_000 + ((call * 7919) % 150_000), `${wordOf(call)};`);
}

export function digest(bytes: string | Uint8Array): string {
  return createHash("sha1").update(bytes).digest("hex");
}
