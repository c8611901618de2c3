import { note, type Reading } from "../../reading.js";
import type { BlockPart } from "../model.js";
import type { Address } from "./operation.js";

/** A block, and where it goes to. */
export interface Placed {
  block: BlockPart;
  address: Address;
  section: string;
}

/**
 * The blocks without those that only repeat an earlier one, word for word. A block with the method and path of another
 * that says something else stays. Both are findings.
 */
export function withoutRepeated(reading: Reading, blocks: readonly Placed[]): Placed[] {
  const seen = new Map<string, Placed[]>();
  return blocks.filter((placed) => {
    const { block, address } = placed;
    const request = `${block.methods.values[0] ?? ""} ${address.server ?? ""} ${address.path.replace(/\/$/u, "")}`;
    const earlier = seen.get(request) ?? [];
    const [first] = earlier;
    seen.set(request, [...earlier, placed]);
    if (first === undefined) return true;
    const same = earlier.find((other) => content(other) === content(placed));
    const place = { line: block.url?.line ?? block.lines.start };
    const { start, end } = (same ?? first).block.lines;
    const params = { path: address.path, start, end };
    note(reading, same === undefined ? "block/same-request" : "block/repeated", place, params);
    return same === undefined;
  });
}

/** All that a block says, without its lines. */
function content({ block, address }: Placed): string {
  const { lines: _, ...rest } = block;
  return JSON.stringify([address, rest], (key, value: unknown) =>
    key === "line" || key === "endLine" ? undefined : value,
  );
}
