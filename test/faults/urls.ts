/** Where the server of faults is. */
export interface Urls {
  /** Origins that behave alike. */
  readonly faults: readonly string[];
  /** The origin that tells what the others have seen. */
  readonly control: string;
}
