import { noCode } from "./connections.js";
import { always, type Certificate, type Fault, fails, type Reply, succeeds, unclear } from "./fault.js";
import { everyVendor } from "./vias.js";

const secure = { at: "https", via: everyVendor } as const;
const resets: Reply = { cut: { at: "start", by: "reset" } };

/** It would be the same again, which browsers do not tell. */
const once = (...codes: string[]): Pick<Fault, "safe" | "unsafe" | "differences"> => ({
  ...always(fails("ConnectionError", 0, { attempts: 1, code: codes })),
  differences: { browser: { because: noCode, safe: { attempts: 3 } } },
});

/** A certificate of a known authority that is refused for what it says. */
function refused(name: Certificate, what: string, code: string): Fault {
  return {
    ...{ name: `tls-${name}`, what, port: name, ...secure },
    ...once(code),
    differences: {
      browser: {
        because:
          "it knows no authority of these tests, and would refuse the certificate for that: see `tls-self-signed`",
        isLeftOut: true,
      },
    },
  };
}

/** Nobody can tell such a reset from one after the request. */
const broken = {
  safe: fails("ConnectionError", 0, { attempts: 3, code: ["ECONNRESET"] }),
  unsafe: fails("ConnectionError", 0, { attempts: 1, code: ["ECONNRESET"] }),
};

/** What goes wrong with TLS, and what must not with it. */
export const tls: readonly Fault[] = [
  {
    ...{ name: "tls-silent", what: "nothing in the handshake", port: "hello-mute", ...secure },
    options: { attemptTimeout: 1000 },
    safe: fails("TimeoutError", 0, { attempts: 3 }),
    unsafe: fails("TimeoutError", 0, { attempts: 1 }),
  },
  {
    ...{
      name: "tls-self-signed",
      what: "the certificate vouches for itself",
      port: "self-signed",
      ...secure,
    },
    ...once("DEPTH_ZERO_SELF_SIGNED_CERT"),
  },
  {
    ...{ name: "tls-unknown-authority", what: "nobody knows who signed the certificate" },
    ...{ port: "unknown-authority", ...secure },
    ...once("UNABLE_TO_VERIFY_LEAF_SIGNATURE"),
  },
  refused("expired", "the certificate has expired", "CERT_HAS_EXPIRED"),
  refused("not-yet-valid", "the certificate is of the future", "CERT_NOT_YET_VALID"),
  refused("other-host", "the certificate is that of another host", "ERR_TLS_CERT_ALTNAME_INVALID"),
  {
    ...{ name: "tls-of-login", what: "the certificate of the host of the login vouches for itself" },
    ...{ port: "self-signed", at: "https", via: ["login", "rpc login"] },
    ...always(fails("ConnectionError", 0, { attempts: 1, logins: 0, code: ["DEPTH_ZERO_SELF_SIGNED_CERT"] })),
  },
  {
    ...{ name: "tls-plain", what: "HTTP without TLS at an https: URL", port: "plain", ...secure },
    ...once("ERR_SSL_WRONG_VERSION_NUMBER"),
  },
  {
    ...{ name: "tls-alert", what: "the server ends the handshake with an alert", port: "alert", ...secure },
    ...once("ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE", "ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE"),
  },
  {
    ...{ name: "tls-reset", what: "reset when the handshake has begun", port: "hello-reset", ...secure },
    ...broken,
  },
  {
    ...{ name: "tls-cut", what: "reset in the first answer of the handshake", port: "hello-cut", ...secure },
    ...broken,
  },
  {
    ...{ name: "tls-ended", what: "closed when the handshake has begun", port: "hello-end", ...secure },
    ...broken,
  },
  {
    ...{
      name: "tls-good",
      what: "a certificate that is trusted, so that the others are refused for their faults",
    },
    ...secure,
    ...always(succeeds(1)),
  },
  {
    ...{ name: "tls-reset-after-request", what: "reset when the whole request is there", ...secure },
    replies: [resets],
    ...unclear("ConnectionError", { code: ["ECONNRESET"] }),
  },
  {
    ...{ name: "tls-reset-once", what: "reset when the whole request is there, then good", ...secure },
    replies: [resets, {}],
    safe: succeeds(2),
    unsafe: fails("ConnectionError", 1),
  },
];
