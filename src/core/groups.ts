/** A client whose scoped copies are clients of the same kind. */
interface Client {
  with(overrides: never): Client;
}

/** A standalone function of an operation: its first parameter is the client. */
type Standalone<C> = (client: C, params: never, options?: never) => unknown;

/** A module of standalone functions. */
export type Functions<C> = Readonly<Record<string, Standalone<C>>>;

/** Groups by name: a group is a thunk of its module, holds groups, or both. */
export interface GroupTree<C> {
  readonly [name: string]:
    | GroupTree<C>
    | (() => Functions<C>)
    | readonly [module: () => Functions<C>, groups: GroupTree<C>];
}

/**
 * The standalone functions of a module as methods of a client.
 *
 * @typeParam Group - The written-out interface of the group.
 */
export function bindGroup<C, Group>(client: C, functions: Functions<C>): Group;
export function bindGroup<C>(client: C, functions: Functions<C>): object {
  return Object.fromEntries(
    Object.entries(functions).map(([name, call]) => [
      name,
      (params: never, options?: never) => call(client, params, options),
    ]),
  );
}

/**
 * A client with its groups as properties. A group is made when it is first touched.
 *
 * @typeParam Grouped - The written-out interface of the client.
 */
export function defineGroups<C extends Client, Grouped>(client: C, tree: GroupTree<C>): Grouped;
export function defineGroups(client: Client, tree: GroupTree<Client>): object {
  const scoped = (overrides: never) => defineGroups<Client, Client>(client.with(overrides), tree);
  return addGroups({ ...client, with: scoped }, client, tree);
}

function addGroups<C>(target: object, client: C, tree: GroupTree<C>): object {
  for (const [name, node] of Object.entries(tree)) {
    const define = (property: PropertyDescriptor) =>
      Object.defineProperty(target, name, { ...property, enumerable: true, configurable: true });
    define({
      get() {
        const [module, groups] = (
          typeof node === "function" ? [node, {}] : Array.isArray(node) ? node : [() => ({}), node]
        ) as [() => Functions<C>, GroupTree<C>];
        const value = addGroups(bindGroup(client, module()), client, groups);
        define({ value });
        return value;
      },
    });
  }
  return target;
}
