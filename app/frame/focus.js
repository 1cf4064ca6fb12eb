/* A press may take its own button away: told, taken back, answered, taken off. The browser then forgets where the
   keyboard stood, and the next Tab begins at the top of the page. Here it goes on from what stood before it. */
export default function ({ parentElement }) {
  parentElement.dataset.watching = "";
  if (parentElement.stopWatching) { parentElement.stopWatching(); }
  const stop = new AbortController();
  const main = () => document.querySelector('[data-testid="stMain"]');
  const stops = "a[href], button:not([disabled]), input:not([disabled]), textarea, summary, [tabindex='0']";
  const block = '[data-testid="stVerticalBlock"], [data-testid="stHorizontalBlock"]';
  let last = null;
  let around = null;
  let there = [];

  const canHave = (each) => each.isConnected && !each.closest("[inert]") && each.tabIndex >= 0
    && (each.getClientRects().length > 0);

  /* What stands in the page itself is remembered with all that comes before it; a list or a box that opens over
     the page is left to what opened it. */
  function remember(event) {
    const page = main();
    if (!page || !page.contains(event.target) || event.target.tabIndex < 0) { return; }
    last = event.target;
    around = last.closest(block);
    there = [...page.querySelectorAll(stops)];
  }

  /* Who lets go by hand, such as by a click beside everything, wants no place to be kept. */
  function letGo() {
    setTimeout(() => {
      if (last && last.isConnected && document.hasFocus() && document.activeElement === document.body) { last = null; }
    }, 0);
  }

  /* What has come in its place beside what it stood beside; else what stood before it. */
  function mend() {
    if (!last || last.isConnected || document.activeElement !== document.body) { return; }
    const near = there.slice(0, there.indexOf(last)).reverse().find(canHave);
    const come = around && around.isConnected
      ? [...around.querySelectorAll(stops)].find((each) => canHave(each) && !there.includes(each)) : null;
    last = null;
    there = [];
    const next = come || near;
    if (next) { next.focus({ preventScroll: true }); }
  }

  let waiting = 0;
  const watch = new MutationObserver(() => {
    if (last && !last.isConnected) { clearTimeout(waiting); waiting = setTimeout(mend, 150); }
  });
  watch.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("focusin", remember, { signal: stop.signal });
  document.addEventListener("focusout", letGo, { signal: stop.signal });
  parentElement.stopWatching = () => { watch.disconnect(); stop.abort(); clearTimeout(waiting); };
  return parentElement.stopWatching;
}
