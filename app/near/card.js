/* The card of the chosen place stands below its row: the list says how far down that is and keeps the room. */
export default function ({ data, parentElement }) {
  const SETTLING_MS = 2500; /* so long a new card is brought back into view when what lies above it moves */
  parentElement.dataset.ready = "";
  if (parentElement.stopPlacing) { parentElement.stopPlacing(); }
  const list = document.querySelector(".st-key-near_list");
  if (!list) { return; }
  const stop = new AbortController();
  /* By their own names: for a moment the row of another group is still pressed, and the card before still there. */
  const row = () => list.querySelectorAll(`.st-key-${data.rows} [role="radiogroup"] > div`)[data.at];
  const card = () => {
    const shown = list.querySelector(".st-key-near_card");
    return shown && shown.querySelector(".wr-way")?.dataset.place === data.chosen ? shown : null;
  };
  const isPressed = () => Boolean(row()?.querySelector("input:checked"));
  let isTurned = false;

  function place() {
    const [chosen, shown] = data.rows ? [row(), card()] : [];
    const isThere = Boolean(chosen && shown && isPressed() && !isTurned);
    list.toggleAttribute("data-card", isThere);
    if (!isThere) { return; }
    list.style.setProperty("--card-height", shown.offsetHeight + "px");
    const down = chosen.getBoundingClientRect().bottom - list.getBoundingClientRect().top;
    list.style.setProperty("--card-top", Math.round(down + list.scrollTop - list.clientTop) + "px");
    bring(chosen, shown);
  }

  /* As far as is needed for the card to be seen, but never so far that its row is not. */
  function bring(chosen, shown) {
    const until = parentElement.bringUntil;
    if (until === undefined) { return; }
    if (until === null) { parentElement.bringUntil = performance.now() + SETTLING_MS; }
    else if (performance.now() > until) { leave(); return; }
    const top = chosen.getBoundingClientRect().top - list.getBoundingClientRect().top;
    const below = top + chosen.offsetHeight + shown.offsetHeight - list.clientHeight;
    list.scrollTop += top < 0 ? top : Math.max(0, Math.min(top, below));
    if (parentElement.bringPage) { list.scrollIntoView({ block: "nearest" }); }
  }

  function leave() { parentElement.bringUntil = undefined; }

  /* How much of the window is left below the words above the list: so high are list and map. */
  function fill() {
    const page = document.querySelector('[data-testid="stMain"]');
    const both = document.querySelector(".st-key-list_and_map");
    if (!page || !both) { return; }
    const above = both.getBoundingClientRect().top + page.scrollTop;
    both.style.setProperty("--room", Math.max(0, page.clientHeight - above) + "px");
  }

  /* Who comes back to a page sees its top, and in the list the card; who presses a row, the whole list. */
  if (parentElement.dataset.chosen !== data.chosen) {
    parentElement.bringUntil = data.chosen ? null : undefined;
    parentElement.bringPage = parentElement.dataset.chosen !== undefined;
  }
  parentElement.dataset.chosen = data.chosen;
  const sizes = new ResizeObserver(() => { fill(); place(); });
  function watch() {
    const about = document.querySelector('[data-testid="stMainBlockContainer"]');
    const within = list.querySelectorAll('[role="radiogroup"], details, .wr-group, .st-key-near_card');
    [about, list, ...within].filter(Boolean).forEach((each) => sizes.observe(each));
  }
  const changes = new MutationObserver(() => { watch(); place(); });
  fill();
  place();
  watch();
  changes.observe(list, { childList: true, subtree: true });
  /* Another row: until its own card is here the old one is not shown there. What is typed in a card moves nothing. */
  list.addEventListener("change", (event) => {
    if (!event.target.closest('[role="radiogroup"]') || event.target.closest(".st-key-near_card")) { return; }
    isTurned = true;
    list.removeAttribute("data-card");
  }, { signal: stop.signal });
  ["wheel", "touchmove", "pointerdown", "keydown"].forEach((each) => {
    list.addEventListener(each, leave, { signal: stop.signal, passive: true });
  });
  window.addEventListener("resize", fill, { signal: stop.signal });
  parentElement.stopPlacing = () => { sizes.disconnect(); changes.disconnect(); stop.abort(); };
  return parentElement.stopPlacing;
}
