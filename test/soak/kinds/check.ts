import { itemsOf, pageCount } from "../answers.js";
import { digest, fileOf, isValueOf, wordOf } from "../content.js";
import type { Dice } from "../dice.js";

/** Whether an answer tells that the file of a call was received whole. */
export function isReceipt(call: number, value: unknown): boolean {
  const file = fileOf(call);
  const told = Object(value) as { readonly size?: unknown; readonly digest?: unknown };
  return isValueOf(call, value) && told.size === file.length && told.digest === digest(file);
}

/**
 * Whether a response begins with the file of a call, or breaks off. It is read whole, cancelled in the middle, or
 * cancelled before it is read.
 */
export async function isFile(call: number, value: unknown, dice: Dice): Promise<boolean> {
  if (!(value instanceof Response) || value.status !== 200) return false;
  const way = dice.pick(["whole", "some", "nothing"]);
  if (way === "nothing") {
    await value.body?.cancel();
    return true;
  }
  const reader = value.body?.getReader();
  const parts: Uint8Array[] = [];
  for (;;) {
    const part = await reader?.read().catch(() => undefined);
    if (part?.done === false) parts.push(part.value);
    if (part?.done !== false || way === "some") break;
  }
  await reader?.cancel().catch(() => {});
  const bytes = Buffer.concat(parts);
  const file = fileOf(call);
  // What a proxy answers instead is a file to whoever takes any bytes.
  return bytes.equals(file.subarray(0, bytes.length)) || `${bytes}`.startsWith("<html>");
}

/** Takes items from a listing, all or some, as people do who have found what they were looking for. */
export async function take(listing: AsyncIterable<object>, dice: Dice): Promise<Taken> {
  const most = dice.pick([1, 4, 7, 1_000]);
  const ids: unknown[] = [];
  for await (const item of listing) {
    ids.push(Object(item).id);
    if (ids.length === most) break;
  }
  return { ids, most };
}

export interface Taken {
  readonly ids: readonly unknown[];
  readonly most: number;
}

/** Whether the items of a listing are those of a call. */
export function isListing(call: number, value: unknown): boolean {
  const { ids, most } = value as Taken;
  const all = Array.from({ length: pageCount }, (_, page) => itemsOf(wordOf(call), page + 1)).flat();
  return `${ids}` === `${all.slice(0, most).map(({ id }) => id)}`;
}
