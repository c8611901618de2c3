import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Stand, stands } from "../hooks/stands.js";
import { failureOf } from "../support/failure.js";
import { listen } from "../support/wapi-server.js";

describe.each(stands)("a redirect of %s", (_, start) => {
  let stand: Stand;
  let other: Awaited<ReturnType<typeof listen>>;
  let arrived: number;
  beforeEach(async () => {
    stand = await start();
    arrived = 0;
    other = await listen((_, response) => {
      arrived++;
      response.end();
    });
  });
  afterEach(() => Promise.all([stand.close(), other.close()]));
  const redirect = (status: number, location?: string) => {
    stand.answer = (_, response) =>
      void response.writeHead(status, location === undefined ? {} : { location }).end("moved");
  };

  test.each([301, 302, 303, 307, 308])(
    "with status %i is not followed, and told without its query",
    async (status) => {
      for (const [location, told] of [
        [`${other.url}/to/there?token=S3CR3T#S3CR3T`, `${other.url}/to/there`],
        [`${stand.origin}/elsewhere?token=S3CR3T`, `${stand.origin}/elsewhere`],
        ["/elsewhere?token=S3CR3T", `${stand.origin}/elsewhere`],
        [other.url.replace("//", "//jane:S3CR3T@"), `${other.url}/`],
        // To itself, for ever.
        [stand.address, stand.address],
      ] as const) {
        stand.seen.length = 0;
        redirect(status, location);
        const error = await failureOf(stand.call({}, { safety: "read" }));
        expect(error).toMatchObject({ status, attempts: 1 });
        expect(error.message).toContain(`redirected to ${told.replace(/\/$/, "")}`);
        expect(`${error.message} ${JSON.stringify(error)}`).not.toContain("S3CR3T");
        expect(error.response?.headers.get("location")).toBe(location);
        expect(stand.seen).toHaveLength(1);
      }
      expect(arrived).toBe(0);
    },
  );

  test.each([
    [undefined],
    [""],
    ["http://"],
    ["http://[::bad"],
    ["javascript:alert(1)"],
    ["data:text/plain,S3CR3T"],
  ])("to %j is an error all the same", async (location) => {
    redirect(302, location);
    const error = await failureOf(stand.call());
    expect(error).toMatchObject({ status: 302, attempts: 1 });
    expect(error.message).not.toMatch(/null|javascript|S3CR3T/);
  });

  test("is handed over as it is where the answer is wanted unread", async () => {
    redirect(307, other.url);
    const response = await stand.call().asResponse();
    expect([response.status, response.headers.get("location"), response.redirected]).toEqual([
      307,
      other.url,
      false,
    ]);
    expect(arrived).toBe(0);
  });
});
