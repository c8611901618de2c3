import { bodies } from "./bodies.js";
import { connections, strangers } from "./connections.js";
import { envelopes } from "./envelopes.js";
import type { Fault } from "./fault.js";
import { retryAfter } from "./retry-after.js";
import { sessions } from "./sessions.js";
import { silence } from "./silence.js";
import { statuses } from "./statuses.js";
import { tls } from "./tls.js";

/** Every fault. */
export const faults: readonly Fault[] = [
  // What takes longest begins first.
  ...silence,
  ...tls,
  ...connections,
  ...strangers,
  ...bodies,
  ...statuses,
  ...retryAfter,
  ...sessions,
  ...envelopes,
];
