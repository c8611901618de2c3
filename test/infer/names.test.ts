import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { inferExamples } from "../../scripts/infer/infer.js";
import { shareShapes } from "../../scripts/infer/share.js";
import { nounOf, pascalWord, singular } from "../../scripts/infer/words.js";
import { apiSpecSchema, type Operation } from "../../scripts/spec/api-spec.js";
import type { Json } from "../../scripts/spec/json-schema.js";
import { operationOf } from "./arbitrary.js";
import { endpointsOf } from "./page.js";

const answering = (id: string, value: Json): Operation =>
  operationOf(id, { response: inferExamples([value]) });
const namesOf = (operations: readonly Operation[]): string[] =>
  Object.keys(shareShapes({ diagnostics: [] }, operations, []).schemas);

/** An object of three fields that no other number makes. */
const shape = (number: number): Json => ({ id: 1, text: "a", [`field${number}`]: true });

describe("words", () => {
  it.each([
    ["files", "file"],
    ["categories", "category"],
    ["addresses", "address"],
    ["boxes", "box"],
    ["branches", "branch"],
    ["statuses", "status"],
    ["courses", "course"],
    ["responses", "response"],
    ["teamMembers", "teamMember"],
    ["FAQs", "FAQ"],
    ["children", "child"],
    ["SubFolders", "SubFolder"],
    ...["news", "status", "address", "sso", "SSO", "media", "analysis", "reportsTo", "gps"].map((word) => [
      word,
      word,
    ]),
  ])("%s → %s", (plural, one) => {
    expect(singular(plural ?? "")).toBe(one);
  });

  it("are made of letters and digits", () => {
    expect(pascalWord("team_members-list")).toBe("TeamMembersList");
    expect(pascalWord("größe")).toBe("GroE");
    expect(pascalWord("2fa")).toBe("");
    expect(pascalWord("__proto__")).toBe("Proto");
  });

  it.each([
    ["getAllTeamSupervisors", "TeamSupervisors"],
    ["createUser", "User"],
    ["assignTaskToUsers", "Task"],
    ["getAllFAQs", "FAQs"],
    ["getAll", ""],
  ])("%s is about %s", (operation, noun) => {
    expect(nounOf(operation)).toBe(noun);
  });
});

describe("names of shapes", () => {
  it("are the most frequent key, then the shortest", () => {
    const card = shape(1);
    expect(
      namesOf([answering("post.get", { data: { owner: card, a: { user: card }, b: { user: card } } })]),
    ).toEqual(["User"]);
    expect(namesOf([answering("post.get", { data: { createdBy: card, owner: card } })])).toEqual(["Owner"]);
  });

  it("go to the shape with most places, then to the group of that name", () => {
    const home = answering("room.createRoom", shape(1));
    const guest = answering("user.getUser", { id: 1, tag: "a", rooms: [shape(2)], more: {} });
    expect(namesOf([guest, home])).toEqual(["Room", "User", "UserRoom"]);
    const often = answering("team.get", { data: { room: shape(2), other: { room: shape(2) } } });
    expect(namesOf([home, guest, often])).toEqual(["CreateRoomResult", "Room", "User"]);
  });

  it("are qualified by words of the page, never by numbers", () => {
    const permissions = (number: number): Json => ({
      team: { permissions: shape(number) },
      room: { permissions: shape(number) },
    });
    expect(
      namesOf([
        answering("post.get", { data: permissions(1) }),
        answering("event.get", { data: permissions(2) }),
        answering("file.get", { data: permissions(3) }),
        answering("note.get", { data: permissions(4) }),
      ]),
    ).toEqual(["NoteRoomPermissions", "Permissions", "RoomPermissions", "TeamPermissions"]);
  });

  it("tell listed things from made ones", () => {
    const operations = [
      answering("task.createTask", shape(1)),
      answering("task.updateTask", shape(2)),
      answering("task.getAllTasks", { tasks: [shape(3)], meta: { page: 1 } }),
      answering("task.getTaskMembers", shape(4)),
    ];
    expect(namesOf(operations)).toEqual(["ListedTask", "Task", "TaskMembers", "UpdateTaskResult"]);
  });

  it("are left out where the page has no words for them", () => {
    expect(namesOf([answering("1.2", { 3: [shape(1)], "": [shape(2)] })])).toEqual([]);
  });
});

describe("the shapes of a page whose answers are told in words, too", () => {
  const file = fileURLToPath(new URL("../../specs/cloudike/spec.json", import.meta.url));
  const { schemas } = apiSpecSchema.parse(JSON.parse(readFileSync(file, "utf8")));

  it("have names that read well", () => {
    const names = Object.keys(schemas);
    expect(names).toEqual(expect.arrayContaining(["Collaborator", "Company", "Event", "Metadata", "User"]));
    expect(names.filter((name) => !/^[A-Z][A-Za-z]+$/u.test(name))).toEqual([]);
    // One of a list, and not the list.
    expect(names.filter((name) => singular(name) !== name)).toEqual(
      names.filter((name) => /^(Found|Group)[A-Z]\w+s$/u.test(name)),
    );
  });
});

describe("the shapes of a whole page", () => {
  const operations = endpointsOf(fileURLToPath(new URL("../../specs/workdrive/source.txt", import.meta.url)));
  const { schemas } = shareShapes({ diagnostics: [] }, operations, []);
  const names = Object.keys(schemas);

  it("have names that read well", () => {
    expect(operations.length).toBe(75);
    expect(names).toEqual(
      expect.arrayContaining(["User", "File", "Meta", "Post", "News", "Event", "Participant"]),
    );
    expect(Object.keys(schemas.User?.schema.properties ?? {})).toHaveLength(14);
    expect(names.filter((name) => /\d/u.test(name))).toEqual([]);
  });

  it("keep their names when the page is reordered", () => {
    const groups = [...new Set(operations.map(({ group }) => group.join()))].reverse();
    const reordered = groups.flatMap((name) => operations.filter(({ group }) => group.join() === name));
    expect(namesOf(reordered)).toEqual(names);
  });

  it("need no shape that is written out twice", () => {
    const shared = shareShapes({ diagnostics: [] }, operations, []);
    const text = JSON.stringify(shared.operations);
    expect(text).not.toContain('"availabilityStatusText":{');
    expect(JSON.stringify(operations).split('"availabilityStatusText":{').length).toBeGreaterThan(90);
  });
});
