/** Method and path of an operation, as the template writes them below the samples: `GET /rooms/{roomId}`. */
const pattern = /^(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE) (\/\S*|\*)$/u;

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
