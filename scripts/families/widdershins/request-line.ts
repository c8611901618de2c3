/**
 * Method and path of an operation, as the template writes them below the samples: `GET /rooms/{roomId}`. The servers
 * of a path stand beside its methods in the document, so the template takes them for one.
 */
const pattern = /^(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE|SERVERS) (\/\S*|\*)$/u;

export interface RequestLine {
  method: string;
  path: string;
}

export function isRequestLine(text: string): boolean {
  return pattern.test(text);
}

export function parseRequestLine(text: string): RequestLine | undefined {
  const [, method, path] = pattern.exec(text) ?? [];
  return method === undefined || path === undefined ? undefined : { method, path };
}

/** Whether the template wrote an operation where the document has a list of servers. */
export function isServerList({ method }: RequestLine): boolean {
  return method === "SERVERS";
}
