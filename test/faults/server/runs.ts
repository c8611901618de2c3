/** What the server has seen of one case of the table. */
export interface Run {
  /** Requests whose head came, without preflights, logins and what goes before. */
  requests: number;
  /** Those of them whose whole body came. */
  bodies: number;
  logins: number;
  /** Connections that a request came on, or that a port of its own took. */
  connections: number;
  /** Connections that wait for an answer, or for its rest. */
  open: number;
  /** Requests that reached another origin. */
  strays: number;
  /** Names of headers with credentials among those. */
  leaks: string[];
  /** Milliseconds from the first answer to the second request. */
  pause: number | undefined;
}

/** The runs of a server, by id. */
export class Runs {
  readonly #runs = new Map<string, Run>();
  readonly #answered = new Map<string, number>();

  of(id: string): Run {
    const known = this.#runs.get(id);
    if (known) return known;
    const run: Run = {
      ...{ requests: 0, bodies: 0, logins: 0, connections: 0, open: 0, strays: 0 },
      ...{ leaks: [], pause: undefined },
    };
    this.#runs.set(id, run);
    return run;
  }

  /** Counts a request. */
  request(id: string): number {
    const run = this.of(id);
    const first = this.#answered.get(id);
    if (++run.requests === 2 && first !== undefined) run.pause = performance.now() - first;
    return run.requests;
  }

  /**
   * Notes that a request is answered.
   *
   * @param hasBody - Whether its whole body came.
   */
  answer(id: string, hasBody: boolean): void {
    if (hasBody) this.of(id).bodies++;
    if (!this.#answered.has(id)) this.#answered.set(id, performance.now());
  }
}
