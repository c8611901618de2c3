/** Where the server of faults is. */
export interface Urls {
  /** Origins that behave alike. */
  readonly faults: readonly string[];
  /** One that behaves like them, with TLS. Its certificate is trusted where the table is run. */
  readonly secure: string;
  /** The origin that tells what the others have seen. */
  readonly control: string;
}
