/* A press may take its own button away: told, taken back, answered, taken off. The browser then forgets where the
   keyboard stood, and the next Tab begins at the top of the page. Here it goes on from what stood before it. */
export default function ({ parentElement }) {
  parentElement.dataset.watching = "";
  if (parentElement.stopWatching) { parentElement.stopWatching(); }
  const stop = new AbortController();
  const main = () => document.querySelector('[data-testid="stMain"]');
  const stops = "a[href], button:not([disabled]), input:not([disabled]), textarea, summary, [tabindex='0']";
  let last = null;
  let before = [];

  const canHave = (each) => each.isConnected && !each.closest("[inert]") && each.tabIndex >= 0
    && (each.getClientRects().length > 0);

  /* What stands in the page itself is remembered with all that comes before it; a list or a box that opens over
     the page is left to what opened it. */
  function remember(event) {
    const page = main();
    if (!page || !page.contains(event.target) || event.target.tabIndex < 0) { return; }
    last = event.target;
    before = [];
    for (const each of page.querySelectorAll(stops)) {
      if (each === last) { break; }
      before.push(each);
    }
  }

  /* Who lets go by hand, such as by a click beside everything, wants no place to be kept. */
  function letGo() {
    setTimeout(() => {
      if (last && last.isConnected && document.hasFocus() && document.activeElement === document.body) { last = null; }
    }, 0);
  }

  function mend() {
    if (!last || last.isConnected || document.activeElement !== document.body) { return; }
    const near = before.reverse().find(canHave);
    last = null;
    before = [];
    if (near) { near.focus({ preventScroll: true }); }
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
