import type { Socket } from "node:net";

/** Reads a connection as far as it is asked to, and no further. */
export class ByteReader {
  readonly #socket: Socket;
  #held: Buffer = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** What comes before a mark, without it; nothing when the connection is over. */
  async before(mark: string): Promise<string | undefined> {
    for (;;) {
      const end = this.#held.indexOf(mark, 0, "latin1");
      if (end >= 0) {
        const text = this.#held.subarray(0, end).toString("latin1");
        this.#held = this.#held.subarray(end + mark.length);
        return text;
      }
      const more = await this.#more();
      if (!more) return undefined;
      this.#held = Buffer.concat([this.#held, more]);
    }
  }

  /**
   * Passes over bytes.
   *
   * @param onPiece - Told of each piece.
   * @returns Whether there were as many.
   */
  async pass(size: number, onPiece?: (piece: Buffer) => void): Promise<boolean> {
    let left = size;
    while (left > 0) {
      const piece = this.#held.length ? this.#held : await this.#more();
      if (!piece) return false;
      const taken = piece.subarray(0, left);
      this.#held = piece.subarray(taken.length);
      left -= taken.length;
      onPiece?.(taken);
    }
    return true;
  }

  async #more(): Promise<Buffer | undefined> {
    for (;;) {
      const piece: unknown = this.#socket.read();
      if (Buffer.isBuffer(piece)) return piece;
      if (this.#socket.destroyed || this.#socket.readableEnded) return undefined;
      await new Promise<void>((resolve) => {
        const events = ["readable", "end", "close"] as const;
        const wake = () => {
          for (const event of events) this.#socket.off(event, wake);
          resolve();
        };
        for (const event of events) this.#socket.on(event, wake);
      });
    }
  }
}
