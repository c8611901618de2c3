// What the promises of a call cost where they are written by hand, for one request and with nothing to spare: a deadline
// for the whole and one for the attempt, each with a signal and against a fetch that ignores it, a hook, an answer of
// bounded size, a check of its status. Neither errors with facts, nor retries, nor redaction.
const limit = 2 ** 26;

/** Runs something until it settles or its time is over. */
function within(ms, run) {
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    const end = () => {
      controller.abort();
      reject(new Error("no result in time"));
    };
    const timer = setTimeout(end, ms);
    const settle = (then) => (value) => {
      clearTimeout(timer);
      then(value);
    };
    run(controller.signal).then(settle(resolve), settle(reject));
  });
}

async function read({ body }) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > limit) throw new Error("too large");
    text += decoder.decode(value, { stream: true });
  }
}

/** The same request as the others make, with every feature. */
export function callByHand(fetch, url, init, hook) {
  return within(60_000, () =>
    within(30_000, async (signal) => {
      const request = { url, ...init, signal };
      const response = await hook(request, (given) => fetch(given.url, given));
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return JSON.parse(await read(response));
    }),
  );
}
