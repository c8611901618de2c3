import { type ApiError, isApiError } from "../../src/core/index.js";
import { wordOf } from "./content.js";
import type { Foretold } from "./foretell.js";
import type { Limit, Plan } from "./plan.js";
import type { Settled } from "./settle.js";

/** What is said of a call. */
export interface Verdict {
  /** The name of what came of it. */
  readonly outcome: string;
  /** What is wrong with that. */
  readonly wrong: string | undefined;
}

/** Judges how a call settled. */
export async function judge(plan: Plan, settled: Settled, foretold: Foretold | undefined): Promise<Verdict> {
  if ("error" in settled) {
    const { error } = settled;
    const lost = isApiError(error) && lossOf(error, foretold);
    if (lost) return { outcome: lost, wrong: undefined };
    const outcome = isApiError(error) ? error.name : "plain error";
    return { outcome, wrong: wrongError(plan, error, foretold) };
  }
  if ("response" in settled) return judgeResponse(plan, settled.response, foretold);
  if (!(await plan.kind.isRight(plan.call, settled.value, plan.dice)))
    return { outcome: "value", wrong: "another value" };
  const wrong = foretold?.shows ? `it succeeded; not ${foretold.shows}` : undefined;
  return { outcome: "value", wrong };
}

async function judgeResponse(
  { call, kind, dice }: Plan,
  response: Response,
  foretold: Foretold | undefined,
): Promise<Verdict> {
  const { status } = response;
  const outcome = `response ${status}`;
  let text: string | undefined;
  if (kind.vendor === "wapi" || dice.next() < 0.5) text = await response.text().catch(() => undefined);
  else await response.body?.cancel();
  if (!foretold) return { outcome, wrong: undefined };
  const { shows = 200 } = foretold;
  // An envelope tells it inside 200.
  const isRefused = status === 401 || (status === 200 && text?.includes('"id":401'));
  if (isRefused && shows !== 401) return { outcome: "session lost", wrong: undefined };
  const isOwn = status !== 200 || !text || text.includes(wordOf(call));
  if (status === shows || (status === 204 && shows === 200))
    return { outcome, wrong: isOwn ? undefined : "a response to another call" };
  return { outcome, wrong: `${status}, and not ${shows}` };
}

const classes = {
  broken: ["ConnectionError"],
  unreadable: ["DecodeError"],
  status: ["HttpError", "WapiError", "WorkDriveError", "ZextrasChatsError", "CloudikeError"],
};
const logins = ["auth.user.Login", "POST /api/1/accounts/login/"];
const early = ["TimeoutError", "AbortError"];
/** The errors with which each limit ends a call. */
const endsOf: Readonly<Record<Limit, string>> = {
  none: "",
  late: "",
  timeout: "TimeoutError",
  attempt: "TimeoutError",
  both: "TimeoutError",
  signal: "AbortError",
  clock: "TimeoutError",
  aborted: "AbortError",
};

function wrongError(plan: Plan, error: unknown, foretold: Foretold | undefined): string | undefined {
  if (!isApiError(error) || !(error instanceof Error)) return `no ApiError: ${error}`;
  const told = `${error.name} ${error.status ?? ""} after ${error.attempts} requests, ${error.message}`;
  if (error.name === "ApiError") return `an error without a class of its own: ${told}`;
  if (early.includes(error.name)) return endsOf[plan.limit] === error.name ? undefined : `too early: ${told}`;
  if (!foretold) return undefined;
  const { shows, attempts } = foretold;
  const isRight =
    typeof shows === "number"
      ? classes.status.includes(error.name) && statusOf(error) === shows
      : (shows === "broken" || shows === "unreadable") && classes[shows].includes(error.name);
  if (!isRight) return `${told}; not ${shows ?? "a value"}`;
  return error.attempts >= attempts ? undefined : `${told}; not after ${attempts}`;
}

/** What a call loses by others, who may end its session at any time, or by the login that it waits for. */
function lossOf(error: ApiError, foretold: Foretold | undefined): string | undefined {
  if (logins.includes(error.operation)) return "login failed";
  return statusOf(error) === 401 && foretold?.shows !== 401 ? "session lost" : undefined;
}

/** The status of an error, or the one that an envelope tells inside 200. */
function statusOf(error: ApiError): unknown {
  return error.status === 200 ? error.code : error.status;
}
