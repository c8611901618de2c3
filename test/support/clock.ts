import { vi } from "vitest";

/** Runs with a clock that is put on by hand, in milliseconds. */
export async function withClock(
  run: (putOn: (milliseconds: number) => void) => Promise<void>,
): Promise<void> {
  let time = Date.now();
  const clock = vi.spyOn(Date, "now").mockImplementation(() => time);
  try {
    await run((milliseconds) => {
      time += milliseconds;
    });
  } finally {
    clock.mockRestore();
  }
}
