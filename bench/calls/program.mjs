// `program.mjs <post|get> <contender>` measures a contender beside bare fetch, in a process of their own as programs have
// one client, under whatever Node runs it, and prints the samples in microseconds as JSON; without arguments it prints
// who contends.
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
  return { "every feature by hand": handCalls(url, fetch)[kind], ...ours, ...Object.fromEntries(rivals) };
}

/** Microseconds of one call by a contender and by bare fetch, in turn. Batches are short, as a machine's speed drifts. */
async function measure([kind, name], url, fetch, batch, rounds) {
  const calls = {
    "bare fetch": bareCalls(url, fetch)[kind],
    [name]: (await contendersOf(kind, url, fetch))[name],
  };
  const contenders = Object.entries(calls).map(([contender, call]) => [
    contender,
    async () => {
      const start = performance.now();
      for (let count = 0; count < batch; count++) await call();
      return ((performance.now() - start) * 1_000) / batch;
    },
  ]);
  return interleave(Object.fromEntries(contenders), rounds);
}

async function results(chosen) {
  if (chosen.length === 0) {
    const names = async (kind) => Object.keys(await contendersOf(kind, "https://api.example/", fetch));
    return { node: process.versions.node, post: await names("post"), get: await names("get") };
  }
  const stub = async () => new Response(answers[chosen[0]], { headers });
  const child = fork(join(import.meta.dirname, "server.mjs"), { execArgv: [] });
  const [port] = await once(child, "message");
  const stubbed = await measure(chosen, "https://api.example/", stub, 50, 1000);
  const loopback = await measure(chosen, `http://127.0.0.1:${port}/`, fetch, 50, 60);
  child.disconnect();
  return { stubbed, loopback };
}

process.stdout.write(JSON.stringify(await results(process.argv.slice(2))));
