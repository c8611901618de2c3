import { answerOf, digest, fileOf } from "./content.js";

/** A request as it came. */
export interface Asked {
  readonly method: string;
  /** The server itself, for URLs that an answer tells. */
  readonly origin: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The message of an envelope that came in a header. */
  readonly message: string | undefined;
  readonly body: Buffer;
}

/** A good answer: JSON, bytes, or nothing. */
export type Good = { readonly json: unknown } | { readonly bytes: Buffer } | Record<never, never>;

/** A page has as many items, and a listing as many pages. */
export const [pageSize, pageCount] = [3, 4];

/** The items of a page, counted from 1. */
export function itemsOf(word: string, page: number): { readonly id: string }[] {
  return Array.from({ length: pageSize }, (_, index) => ({ id: `${word}-${page}-${index}` }));
}

type Answer = (asked: Asked, word: string) => Good;

const received: Answer = ({ body }, word) => ({
  json: { ...answerOf(word), size: body.length, digest: digest(body) },
});
const value: Answer = (_, word) => ({ json: answerOf(word) });
const file: Answer = (_, word) => ({ bytes: fileOf(callOf(word)) });
const bodyOf = ({ body }: Asked): Record<string, string> => JSON.parse(body.toString());
const fieldsOf = ({ body }: Asked) => new URLSearchParams(body.toString());
const callOf = (word: string): number => Number(/\d+/.exec(word)?.[0]);

const envelope: Answer = (asked) => {
  const { message = asked.body.toString() } = asked;
  const { header, body } = JSON.parse(message) as {
    header: { target: string };
    body: { data: { word: string } };
  };
  const { word } = body.data;
  if (header.target === "soak.file.Download") return file(asked, word);
  const good = (header.target === "soak.file.Upload" ? received : value)(asked, word);
  return { json: { header: { target: header.target }, body: { data: "json" in good && good.json } } };
};

/** What each path answers, the first that fits. What the path captures is the word. */
const routes: readonly (readonly [path: RegExp, answer: Answer])[] = [
  [/^POST \/wapi\/$/, envelope],
  [
    /^GET \/workdrive\/api\/users$/,
    ({ query }) => {
      const page = Number(query.get("cur_page") ?? 1);
      const nextPage = page < pageCount ? page + 1 : null;
      const meta = { curPage: page, nextPage, totalPages: pageCount };
      return { json: { users: itemsOf(`${query.get("word")}`, page), meta } };
    },
  ],
  [/^GET \/workdrive\/api\/users\/(\w+)$/, value],
  [/^POST \/workdrive\/api\/tasks$/, (asked) => value(asked, `${bodyOf(asked).word}`)],
  [
    /^GET \/workdrive\/api\/media$/,
    ({ origin, query }) => {
      const word = `${query.get("word")}`;
      const signedRequest = { url: `${origin}/storage/${word}`, fields: { Key: word } };
      return { json: { signedRequest, fileId: word } };
    },
  ],
  [/^(?:POST|PUT) \/storage\/(\w+)$/, () => ({})],
  [/^GET \/storage\/(\w+)$/, file],
  [/^GET \/zextras\/rooms\/(\w+)$/, value],
  [/^DELETE \/zextras\/rooms\/(\w+)$/, () => ({})],
  [/^POST \/zextras\/rooms\/\w+\/members$/, (asked) => value(asked, `${bodyOf(asked).word}`)],
  [/^POST \/zextras\/rooms\/(\w+)\/attachments$/, received],
  [/^GET \/zextras\/rooms\/(\w+)\/picture$/, file],
  [
    /^GET \/zextras\/rooms\/(\w+)\/attachments$/,
    ({ query }, word) => {
      const page = Number(query.get("filter") ?? 1);
      return {
        json: { attachments: itemsOf(word, page), ...(page < pageCount && { filter: `${page + 1}` }) },
      };
    },
  ],
  [/^GET \/api\/1\/accounts\/get\/$/, (asked) => value(asked, `${asked.query.get("word")}`)],
  [
    /^POST \/api\/1\/fileops\/folder_create\/$/,
    (asked) => value(asked, `${fieldsOf(asked).get("path")?.slice(1)}`),
  ],
  [
    /^GET \/api\/1\/metadata\/(\w+)$/,
    ({ query }, word) => {
      const page = Number(query.get("offset") ?? 0) / pageSize + 1;
      return { json: { content: itemsOf(word, page), is_last_page: page === pageCount } };
    },
  ],
  [
    /^POST \/api\/1\/files\/create\/$/,
    (asked) => {
      const word = `${fieldsOf(asked).get("path")?.slice(1)}`;
      const [url, confirm_url] = [
        `${asked.origin}/storage/${word}`,
        `${asked.origin}/api/1/files/confirm/${word}`,
      ];
      return { json: { url, method: "PUT", parameters: {}, headers: {}, confirm_url } };
    },
  ],
  [/^POST \/api\/1\/files\/confirm\/(\w+)$/, value],
  [
    /^GET \/api\/1\/files\/get\/(\w+)$/,
    ({ origin }, word) => ({
      json: { url: `${origin}/storage/${word}`, size: fileOf(callOf(word)).length },
    }),
  ],
];

/** The good answer to a request; nothing where the server has none. */
export function answerTo(asked: Asked): Good | undefined {
  for (const [path, answer] of routes) {
    const found = path.exec(`${asked.method} ${asked.path}`);
    if (found) return answer(asked, found[1] ?? "");
  }
  return undefined;
}
