// Reloads the page when `kitei serve` has something newer to show; the server adds this script,
// it is never in a site. The browser keeps the place on the page.
//
// Only a page in sight asks: a browser opens no more than six connections to one server, so with
// many tabs waiting the next page would not load at all. A hidden page asks when it is shown again.
{
  const shown = new URL(document.currentScript.src).searchParams.get("state");
  let asking = new AbortController();

  const pause = () => new Promise((done) => setTimeout(done, 1000));

  // Answered when there is something newer, or after a while with what there is.
  const newest = async (signal) => {
    const answer = await fetch(`/.kitei/state?since=${shown}`, { signal });
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.text();
  };

  const wait = async ({ signal }) => {
    while (!signal.aborted) {
      try {
        if ((await newest(signal)) !== shown) return location.reload();
      } catch {
        await pause(); // the server was stopped, and may come back
      }
    }
  };

  document.addEventListener("visibilitychange", () => {
    asking.abort();
    asking = new AbortController();
    if (!document.hidden) wait(asking);
  });
  if (!document.hidden) wait(asking);
}
