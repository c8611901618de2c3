import { join } from "node:path";
import { run, spread } from "../measure.mjs";
import { bench, node20, node24 } from "../places.mjs";

const budget = {
  docwright: "≤ 5 µs",
  "docwright, with a deadline": "≤ 5 µs",
  "docwright, every feature": "≤ 5 µs",
};

/** What each contender adds to bare fetch, round by round. */
function added({ "bare fetch": bare, ...others }) {
  return Object.fromEntries(
    Object.entries(others).map(([name, { values }]) => [
      name,
      spread(values.map((value, round) => value - bare.values[round])),
    ]),
  );
}

/**
 * Microseconds that a client adds to one call: on a fetch that answers at once, and on a server on loopback. Once under
 * the Node that people may have, and once under one that all the others run on.
 */
export async function measureCalls() {
  const program = join(bench, "calls/program.mjs");
  return [node20, node24].flatMap((node) => {
    const results = JSON.parse(run(node, [program]).stdout);
    const version = `Node ${Number.parseInt(results.node, 10)}`;
    return ["post", "get"].flatMap((kind) => {
      const name = kind.toUpperCase();
      const { "bare fetch": bare, ...more } = results[kind];
      return [
        { title: `one ${name} on a stubbed fetch, ${version}`, unit: "us", samples: { "bare fetch": bare } },
        {
          title: `added to it, ${name}, ${version}`,
          ...{ unit: "us", yardstick: "openapi-fetch", budget },
          samples: added({ "bare fetch": bare, ...more }),
        },
        {
          title: `one ${name} on loopback, ${version}`,
          ...{ unit: "us", yardstick: "bare fetch" },
          samples: results[`${kind} loopback`],
        },
      ];
    });
  });
}
