type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles only where the value has exactly the type. */
export const same =
  <Expected>() =>
  <Actual>(_value: Actual, ..._proof: Equal<Expected, Actual> extends true ? [] : [never]): void => {};
