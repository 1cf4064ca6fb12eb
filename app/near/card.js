/* The card of the chosen place stands below its row: the list says how far down that is and keeps the room. */
export default function ({ data, parentElement }) {
  parentElement.dataset.ready = "";
  if (parentElement.stopPlacing) { parentElement.stopPlacing(); }
  const list = document.querySelector(".st-key-near_list");
  const card = list && list.querySelector(".st-key-near_card");
  if (!list) { return; }
  const stop = new AbortController();
  const row = () => {
    const input = list.querySelector("input:checked");
    return input && input.closest('[role="radiogroup"] > div');
  };

  function place() {
    const chosen = row();
    list.toggleAttribute("data-card", Boolean(card && chosen && data.chosen));
    if (!card || !chosen || !data.chosen) { return; }
    list.style.setProperty("--card-height", card.offsetHeight + "px");
    const down = chosen.getBoundingClientRect().bottom - list.getBoundingClientRect().top;
    list.style.setProperty("--card-top", Math.round(down + list.scrollTop - list.clientTop) + "px");
  }

  /* As far as is needed for the card to be seen, but never so far that its row is not. */
  function bring() {
    const chosen = row();
    if (!card || !chosen) { return; }
    const top = chosen.getBoundingClientRect().top - list.getBoundingClientRect().top;
    const below = top + chosen.offsetHeight + card.offsetHeight - list.clientHeight;
    list.scrollTop += top < 0 ? top : Math.max(0, Math.min(top, below));
    list.scrollIntoView({ block: "nearest" });
  }

  /* How much of the window is left below the words above the list: so high are list and map. */
  function fill() {
    const page = document.querySelector('[data-testid="stMain"]');
    const both = document.querySelector(".st-key-list_and_map");
    if (!page || !both) { return; }
    const above = both.getBoundingClientRect().top + page.scrollTop;
    both.style.setProperty("--room", Math.max(0, page.clientHeight - above) + "px");
  }

  fill();
  place();
  if (data.chosen && parentElement.dataset.chosen !== data.chosen) { bring(); }
  parentElement.dataset.chosen = data.chosen;
  const watch = new ResizeObserver(() => { fill(); place(); });
  const about = document.querySelector('[data-testid="stMainBlockContainer"]');
  [card, list, about, list.querySelector('[role="radiogroup"]')].filter(Boolean).forEach((each) => watch.observe(each));
  /* Another row: until its own card is here the old one is not shown there. What is typed in a card moves nothing. */
  list.addEventListener("change", (event) => {
    if (event.target.closest('[role="radiogroup"]')) { list.removeAttribute("data-card"); }
  }, { signal: stop.signal });
  window.addEventListener("resize", fill, { signal: stop.signal });
  parentElement.stopPlacing = () => { watch.disconnect(); stop.abort(); };
  return parentElement.stopPlacing;
}
