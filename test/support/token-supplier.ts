/** A supplier of tokens. */
export interface TokenSupplier {
  /** How often it was asked. */
  readonly asked: number;
  readonly supply: () => Promise<string>;
}

/** Gives tokens in turn, and the last of them for ever. */
export function supplierOf(...tokens: readonly [string, ...string[]]): TokenSupplier {
  let asked = 0;
  return {
    get asked() {
      return asked;
    },
    supply: async () => tokens[asked++] ?? tokens.at(-1) ?? "",
  };
}
