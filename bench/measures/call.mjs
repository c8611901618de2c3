import { join } from "node:path";
import { run, spread } from "../measure.mjs";
import { bench, node20, node24 } from "../places.mjs";

const budget = {
  docwright: "≤ 5 µs",
  "docwright, with a deadline": "≤ 5 µs",
  "docwright, every feature": "≤ 5 µs",
};

/** What a contender adds to bare fetch, round by round. */
function added(bare, own) {
  return spread(own.values.map((value, round) => value - bare.values[round]));
}

/**
 * Microseconds that a client adds to one call: on a fetch that answers at once, and on a server on loopback. Once under
 * the Node that people may have, and once under one that all the others run on.
 */
export async function measureCalls() {
  const program = join(bench, "calls/program.mjs");
  return [node20, node24].flatMap((node) => {
    const contenders = JSON.parse(run(node, [program]).stdout);
    const version = `Node ${Number.parseInt(contenders.node, 10)}`;
    return ["post", "get"].flatMap((kind) => {
      const measured = contenders[kind].map((name) => {
        const { stubbed, loopback } = JSON.parse(run(node, [program, kind, name]).stdout);
        return { name, stubbed, loopback };
      });
      const rowsOf = (way, where, more) => {
        const bare = spread(measured.map((each) => each[way]["bare fetch"].median));
        const samples = measured.map((each) => [
          each.name,
          added(each[way]["bare fetch"], each[way][each.name]),
        ]);
        return [
          {
            title: `one ${kind.toUpperCase()} ${where}, ${version}`,
            unit: "us",
            samples: { "bare fetch": bare },
          },
          {
            title: "added to it",
            ...{ unit: "us", ...more },
            samples: Object.fromEntries(samples),
          },
        ];
      };
      return [
        ...rowsOf("stubbed", "on a stubbed fetch", { yardstick: "openapi-fetch", budget }),
        ...rowsOf("loopback", "on loopback", {}),
      ];
    });
  });
}
