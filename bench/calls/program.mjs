// Measures calls in this process, under whatever Node runs it, and prints the samples in microseconds as JSON.
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { interleave } from "../measure.mjs";
import { answers, message } from "./answers.mjs";
import { callByHand } from "./by-hand.mjs";
import { wapiCalls, workDriveCalls } from "./ours.mjs";
import { rivalCalls } from "./rivals.mjs";

const headers = { "content-type": "application/json" };
const bareCalls = (url, fetch) => ({
  post: async () => (await fetch(url, { method: "POST", headers, body: JSON.stringify(message) })).json(),
  get: async () => (await fetch(`${url}api/users?per_page=1`, { headers: { "x-api-key": "k" } })).json(),
});

const pass = (request, next) => next(request);
const handCalls = (url, fetch) => ({
  post: () =>
    callByHand(fetch, url, { method: "POST", headers: { ...headers }, body: JSON.stringify(message) }, pass),
  get: () => callByHand(fetch, `${url}api/users?per_page=1`, { headers: { "x-api-key": "k" } }, pass),
});

async function contendersOf(kind, url, fetch) {
  const ours = await (kind === "post" ? wapiCalls : workDriveCalls)(url, fetch);
  const rivals = Object.entries(await rivalCalls(url, fetch, message)).map(([name, calls]) => [
    name,
    calls[kind],
  ]);
  const byHand = handCalls(url, fetch)[kind];
  return {
    "bare fetch": bareCalls(url, fetch)[kind],
    "every feature by hand": byHand,
    ...ours,
    ...Object.fromEntries(rivals),
  };
}

/** Microseconds of one call, in turn. */
function measure(calls, batch, rounds) {
  const contenders = Object.entries(calls).map(([name, call]) => [
    name,
    async () => {
      const start = performance.now();
      for (let count = 0; count < batch; count++) await call();
      return ((performance.now() - start) * 1_000) / batch;
    },
  ]);
  return interleave(Object.fromEntries(contenders), rounds);
}

const stub = (answer) => async () => new Response(answer, { headers });
const child = fork(join(import.meta.dirname, "server.mjs"), { execArgv: [] });
const [port] = await once(child, "message");
const results = { node: process.versions.node };
for (const kind of ["post", "get"]) {
  const stubbed = await contendersOf(kind, "https://api.example/", stub(answers[kind]));
  results[kind] = await measure(stubbed, 2_000, 25);
  const real = await contendersOf(kind, `http://127.0.0.1:${port}/`, fetch);
  results[`${kind} loopback`] = await measure(real, 200, 25);
}
child.disconnect();
process.stdout.write(JSON.stringify(results));
