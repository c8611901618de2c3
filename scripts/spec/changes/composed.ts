import type { Download, Paging, Task, Upload } from "../api-spec.js";

/** How a caller gets from page to page. */
export function pagingText(paging: Paging): string {
  const { items, parameter } = paging;
  const size = "size" in paging && paging.size !== undefined ? `, ${paging.size} a page` : "";
  switch (paging.style) {
    case "cursor":
      return `${items}, from ${paging.next} to the parameter ${parameter}`;
    case "page": {
      const until = [paging.next, paging.last].filter((field) => field !== undefined).join(" and ");
      return `${items}, by the number ${parameter}${size}${until && `, until ${until}`}`;
    }
    case "offset": {
      const until = [paging.last, paging.total].filter((field) => field !== undefined).join(" and ");
      return `${items || "the answer"}, by the offset ${parameter}${size}${until && `, until ${until}`}`;
    }
    case "time":
      return `${items}, from ${[paging.time].flat().join(" or ")} to the parameter ${parameter}${size}, told apart by ${paging.id}`;
  }
}

/** What a caller gives a file to, and what comes of it. */
export function uploadText(upload: Upload): string {
  const { name, url, fields, file } = upload;
  return upload.style === "form"
    ? `${name} to ${url} with ${fields} and ${file}, gives ${upload.result}`
    : `${name} to ${url}, confirmed at ${upload.confirm}`;
}

/** Fields of requests and answers that the client fills and reads itself. */
export function uploadFieldsText(upload: Upload): string | undefined {
  if (upload.style === "form") return undefined;
  const { method, headers, fields, file, size = "no size", done = "no status" } = upload;
  return [method, headers, fields, file, size, done].join(", ");
}

export function uploadPartsText(upload: Upload): string | undefined {
  const parts = upload.style === "form" ? undefined : upload.parts;
  return parts && `${parts.operation} with ${parts.flag}, ${parts.of} and ${parts.number}`;
}

export function downloadText({ name, url, size }: Download): string {
  return `${name} from ${url}${size === undefined ? "" : `, its size in ${size}`}`;
}

export function taskText({ id, operation, parameter }: Task): string {
  return `${operation} asks for ${id === undefined ? "it" : id} as ${parameter}`;
}
