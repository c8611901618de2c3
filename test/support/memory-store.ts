import type { StoredSession, TokenStore } from "../../src/core/token-store.js";

/** A store of the tests: what it holds, and what it was told to save. */
export interface MemoryStore extends TokenStore {
  /** As it is on a disk: it may be anything. */
  held: unknown;
  loads: number;
  readonly saved: (StoredSession | undefined)[];
}

/** A store that keeps sessions as JSON, as others do. */
export function memoryStore(held?: unknown): MemoryStore {
  return {
    held,
    loads: 0,
    saved: [],
    async load() {
      this.loads++;
      return this.held === undefined ? undefined : JSON.parse(JSON.stringify(this.held));
    },
    async save(session) {
      this.saved.push(session);
      this.held = session;
    },
  };
}
