import type { Operation, Paging } from "../../../spec/api-spec.js";
import { code } from "../text/escape.js";
import { keyOf } from "./http-parameters.js";
import type { Traits } from "./wire.js";

/** What the runtime needs to turn pages: which parameter, and which fields of the answer. */
export function pagingTraits(operation: Operation): Traits {
  const { paging } = operation;
  if (paging === undefined) return {};
  const parameter = keyOf(operation, paging.parameter);
  switch (paging.style) {
    case "cursor":
      return { page: [parameter, paging.next, paging.items] };
    case "page": {
      const { size, items, next, last } = paging;
      return {
        numbered: {
          parameter,
          ...(size === undefined ? {} : { size: keyOf(operation, size) }),
          items,
          ...(next === undefined ? {} : { next }),
          ...(last === undefined ? {} : { last }),
        },
      };
    }
    case "offset": {
      const { size, items, last, total } = paging;
      return {
        offset: {
          parameter,
          ...(size === undefined ? {} : { size: keyOf(operation, size) }),
          items,
          ...(last === undefined ? {} : { last }),
          ...(total === undefined ? {} : { total }),
        },
      };
    }
    case "time": {
      const { size, items, time, id } = paging;
      return {
        timed: {
          parameter,
          ...(size === undefined ? {} : { size: keyOf(operation, size) }),
          items,
          time,
          id,
        },
      };
    }
  }
}

/** How the listing goes on, for its hover. A cursor needs no words: who goes through the items never sees it. */
export function pagingNotes(operation: Operation): string[] {
  const { paging } = operation;
  if (paging === undefined || paging.style === "cursor") return [];
  const parameter = code(keyOf(operation, paging.parameter));
  switch (paging.style) {
    case "page":
      return numberedNotes(paging, parameter);
    case "offset":
      return offsetNotes(paging, parameter);
    case "time":
      return timedNotes(paging, parameter);
  }
}

function numberedNotes(
  { items, next, last }: Extract<Paging, { style: "page" }>,
  parameter: string,
): string[] {
  const end =
    next !== undefined
      ? `as long as ${code(next)} of the answer tells another`
      : last !== undefined
        ? `to the last, which ${code(last)} of the answer tells`
        : "until one is empty";
  return [
    `\`.pages()\` goes from the page that ${parameter} asks for, the first by default, ${end}.`,
    `\`.items()\` goes through the items of those pages, their ${code(items)}.`,
  ];
}

function offsetNotes(
  { items, last, total }: Extract<Paging, { style: "offset" }>,
  parameter: string,
): string[] {
  const ends = [
    ...(last === undefined ? [] : [`${code(last)} of the answer says so`]),
    ...(total === undefined ? [] : [`${code(total)} items were listed`]),
    "a page is empty",
  ];
  return [
    `\`.pages()\` goes on with the number of items so far as ${parameter}, until ${ends.join(", or ")}.`,
    `\`.items()\` goes through the items of those pages${items === "" ? "" : `, their ${code(items)}`}.`,
  ];
}

function timedNotes({ items, time, id }: Extract<Paging, { style: "time" }>, parameter: string): string[] {
  const told = [time].flat().map(code).join(" or ");
  const which = Array.isArray(time) ? ", whichever the items are sorted by," : "";
  return [
    `\`.pages()\` goes back in time: the next page is asked for with the ${told} of the oldest item${which} as ${parameter}.`,
    `\`.items()\` goes through the items of those pages, their ${code(items)}, and tells them apart by ${code(id)}, so that none comes twice.`,
  ];
}
