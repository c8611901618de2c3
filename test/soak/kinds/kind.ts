import type { CallOptions, Content } from "../../../src/core/index.js";
import type { Safety } from "../../../src/core/safety.js";
import type { Dice } from "../dice.js";

/** A way of calling an API, and what must come of it. */
export interface Kind {
  readonly name: string;
  readonly vendor: "wapi" | "workdrive" | "zextras" | "cloudike";
  /** How often, beside the others. */
  readonly weight: number;
  readonly safety: Safety;
  /**
   * What settles a call: an answer that has been read, the head of one, or the last of several requests, whose outcome
   * is not foretold.
   */
  readonly settles: "read" | "head" | "many";
  /** Its body cannot be sent again. */
  readonly isOnce?: boolean;
  /** Makes it: an `ApiPromise`, or a loop over a listing, which is a promise of what it gave. */
  start(call: number, options: CallOptions, dice: Dice): Promise<unknown>;
  /** Whether a value is right for the call. Lets go of a body that is unread. */
  isRight(call: number, value: unknown, dice: Dice): boolean | Promise<boolean>;
}

type Open = (bytes: Buffer<ArrayBuffer>) => Content;

/** The forms in which content is given. */
const forms: Readonly<Record<string, Open>> = {
  bytes: (bytes) => bytes,
  blob: (bytes) => new Blob([bytes]),
  stream: (bytes) => streamOf(bytes),
  opener: (bytes) => () => streamOf(bytes),
};

/** A kind for each form of content. */
export function kindsOfContent(make: (form: string, open: Open) => Kind): Kind[] {
  return Object.entries(forms).map(([form, open]) => ({ ...make(form, open), isOnce: form === "stream" }));
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let offset = 0;
  return new ReadableStream({
    pull(controller) {
      const end = offset + 16_384;
      if (offset < bytes.length) controller.enqueue(bytes.subarray(offset, end));
      else controller.close();
      offset = end;
    },
  });
}
