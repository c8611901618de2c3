import { expect, test } from "vitest";
import { defineGroups, type Functions, type GroupTree } from "../../../src/core/groups.js";

interface Client {
  readonly name: string;
  with(overrides: { name: string }): Client;
}
interface Grouped extends Client {
  with(overrides: { name: string }): Grouped;
  readonly rooms: { list(): string; readonly figures: { get(id: string): string } };
  readonly other: { readonly deep: { list(): string } };
}

const clientNamed = (name: string): Client => ({ name, with: (overrides) => clientNamed(overrides.name) });

function groupedClient(): { client: Grouped; made: string[] } {
  const made: string[] = [];
  const module = (name: string, functions: Functions<Client>) => () => {
    made.push(name);
    return functions;
  };
  const list = (client: Client) => `${client.name} lists`;
  const get = (client: Client, id: string) => `${client.name} gets ${id}`;
  const groups: GroupTree<Client> = {
    rooms: [module("rooms", { list }), { figures: module("figures", { get }) }],
    other: { deep: module("deep", { list }) },
  };
  return { client: defineGroups<Client, Grouped>(clientNamed("a"), groups), made };
}

test("a group can have operations and groups, each made when it is first touched", () => {
  const { client, made } = groupedClient();
  expect(made).toEqual([]);
  expect(client.rooms.list()).toBe("a lists");
  expect(made).toEqual(["rooms"]);
  expect(client.rooms.figures.get("1")).toBe("a gets 1");
  expect(client.rooms.figures).toBe(client.rooms.figures);
  expect(made).toEqual(["rooms", "figures"]);
  expect(client.other.deep.list()).toBe("a lists");
});

test("a copy with other options has groups of its own", () => {
  const { client } = groupedClient();
  expect(client.with({ name: "b" }).rooms.figures.get("1")).toBe("b gets 1");
  expect(client.rooms.figures.get("1")).toBe("a gets 1");
});
