import { Refusal } from "./cloudike-refusal.js";
import type { CloudikeRequest } from "./cloudike-request.js";
import { credentials } from "./secrets.js";

export const tokenHeader = "Mountbit-Auth";
export const loginTarget = "POST /api/1/accounts/login/";
/** Failures after which an account is locked. */
const patience = 10;

/** The accounts of a server, and the tokens that are good. */
export interface Accounts {
  /** Passwords by login, with its kind. */
  readonly passwords: Map<string, string>;
  /** Logins by token. */
  readonly tokens: Map<string, string>;
  /** How often the server was asked to log somebody in. */
  readonly logins: number;
  /** What the answer to a login tells beside the token. */
  life: Record<string, unknown>;
  /** Makes every token bad that was given. */
  expireAll(): void;
  login(request: CloudikeRequest): object;
  logout(request: CloudikeRequest): object;
  /** @throws Refusal where a request has no good credentials. */
  check(request: CloudikeRequest): void;
}

export function openAccounts(): Accounts {
  const passwords = new Map([[`email:${credentials.login}`, credentials.password]]);
  const failures = new Map<string, number>();
  const tokens = new Map<string, string>();
  const life = { created: 1332230619075, expires: 1334909019075 };
  let logins = 0;
  const tokenOf = ({ headers }: CloudikeRequest) => `${headers[tokenHeader.toLowerCase()]}`;
  const refuse = (login: string): never => {
    const count = (failures.get(login) ?? 0) + 1;
    failures.set(login, count);
    if (count > patience) throw new Refusal(401, "UserTemporarilyLocked", "Try again in 30 minutes");
    if (count === patience) throw new Refusal(401, "LastAttempt", "One attempt is left");
    throw new Refusal(401, "Unauthorized", "Wrong login or password");
  };
  return {
    ...{ passwords, tokens, life },
    get logins() {
      return logins;
    },
    expireAll: () => tokens.clear(),
    login({ headers, fields }) {
      logins++;
      if (headers[tokenHeader.toLowerCase()] || headers.authorization)
        throw new Refusal(400, "InvalidParameters", "a login with credentials in its headers");
      const [login, password] = [`${fields.login?.[0]}`, `${fields.password?.[0]}`];
      if (passwords.get(login) !== password || (failures.get(login) ?? 0) >= patience) refuse(login);
      const token = `S3CR3T${logins.toString(16).padStart(26, "0")}`;
      tokens.set(token, login);
      return { token, userid: 94, ...this.life };
    },
    logout(request) {
      tokens.delete(tokenOf(request));
      return {};
    },
    check(request) {
      const basic = /^Basic (.+)$/.exec(`${request.headers.authorization}`)?.[1];
      if (basic) {
        const [, name, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(basic, "base64").toString()) ?? [];
        if (passwords.get(`email:${name}`) === password) return;
      } else if (tokens.has(tokenOf(request))) return;
      throw new Refusal(401, "Unauthorized", "The token is wrong or has expired");
    },
  };
}
