import { Refusal } from "./cloudike-refusal.js";
import type { CloudikeRequest } from "./cloudike-request.js";

/** A task in the background. */
export interface CloudikeTask {
  /** How often it is asked for before it is ready. */
  polls: number;
  readonly run: () => object;
}

/** The files of a server: paths of folders and files, and tasks that change them. */
export interface Files {
  readonly paths: Set<string>;
  readonly trash: Set<string>;
  readonly tasks: Map<string, CloudikeTask>;
  /** What is answered to `METHOD /path`; `*` at the end is the rest of the path, decoded. */
  readonly routes: Readonly<Record<string, (request: CloudikeRequest, rest: string) => FilesReply>>;
}

export interface FilesReply {
  readonly status?: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function openFiles(): Files {
  const paths = new Set<string>(["/"]);
  const trash = new Set<string>();
  const tasks = new Map<string, CloudikeTask>();
  const metadata = (path: string) => ({ path, folder: true, created: 1369226007680 });
  const must = (path: string): string => {
    if (!paths.has(path)) throw new Refusal(404, "NotFound", `${path} is not there`);
    return path;
  };
  const remove = (path: string) => {
    for (const one of [...paths]) if (one === path || one.startsWith(`${path}/`)) paths.delete(one);
    trash.add(path);
  };
  const startTask = (run: () => object): FilesReply => {
    const taskid = `task-${tasks.size + 1}`;
    tasks.set(taskid, { polls: 2, run });
    return { json: { taskid } };
  };

  return {
    ...{ paths, trash, tasks },
    routes: {
      "GET /api/1/metadata/*": ({ fields, headers }, rest) => {
        const path = must(`/${rest}`.replace(/(?<=.)\/$/, ""));
        const below = [...paths].filter(
          (one) => one !== path && one.replace(/\/[^/]*$/, "") === path.replace(/\/$/, ""),
        );
        const etag = `"${below.length}"`;
        if (headers["if-none-match"] === etag) return { status: 304, headers: { etag } };
        const page = slice(below.map(metadata), fields);
        const json = { ...metadata(path), content: page.items, is_last_page: page.isLast };
        return { json, headers: { etag } };
      },
      "POST /api/1/fileops/folder_create/": ({ fields }) => {
        const path = textOf(fields, "path");
        if (paths.has(path)) throw new Refusal(400, "FolderAlreadyCreated", "There is such a folder");
        paths.add(path);
        return { status: 201, json: metadata(path) };
      },
      "POST /api/1/fileops/delete/": ({ fields }) => {
        remove(must(textOf(fields, "path")));
        return { json: {} };
      },
      "POST /api/1/fileops/move/": ({ fields }) => {
        const [from, to] = [must(textOf(fields, "from_path")), textOf(fields, "to_path")];
        paths.delete(from);
        paths.add(to);
        return { json: metadata(to) };
      },
      "POST /api/1/fileops/multi/delete/": ({ fields }) => {
        const all = (fields.path ?? []).map(String);
        if (!all.length) throw new Refusal(400, "InvalidParameters", "path is required");
        return startTask(() => {
          all.forEach(must);
          all.forEach(remove);
          return { deleted: all };
        });
      },
      "GET /api/1/task/*": (_, rest) => {
        const id = rest.replace(/\/$/, "");
        const task = tasks.get(id);
        if (!task) throw new Refusal(404, "NotFound", "The task is not found");
        if (task.polls-- > 0) return { status: 404, json: { progress: 100 - 30 * (task.polls + 1) } };
        try {
          return { json: task.run() };
        } catch (error) {
          if (error instanceof Refusal) throw new Refusal(400, error.code, error.description);
          throw error;
        }
      },
      "GET /api/1/trash/": () => ({ json: [...trash].map(metadata) }),
      "POST /api/1/search/": ({ fields }) => {
        const found = [...paths].filter((path) => path.includes(textOf(fields, "query")));
        const { items, offset } = slice(found.map(metadata), fields);
        return { json: { items, offset, count: found.length } };
      },
    },
  };
}

function textOf(fields: CloudikeRequest["fields"], name: string): string {
  const [text] = fields[name] ?? [];
  if (typeof text !== "string" || !text) throw new Refusal(400, "InvalidParameters", `${name} is required`);
  return text;
}

function slice<T>(all: readonly T[], fields: CloudikeRequest["fields"]) {
  const [offset, limit] = [Number(fields.offset?.[0] ?? 0), Number(fields.limit?.[0] ?? 10)];
  if (!Number.isInteger(offset) || !Number.isInteger(limit) || limit < 1)
    throw new Refusal(400, "InvalidParameters", "offset and limit are whole numbers");
  return { items: all.slice(offset, offset + limit), offset, isLast: offset + limit >= all.length };
}
