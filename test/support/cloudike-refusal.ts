/** A refusal, thrown where it is found. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly description: string,
  ) {}
}
