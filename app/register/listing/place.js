/* Where somebody was in the list: kept while a form or a history stands in its place, and gone back to after it. */
const kept = { list: "", top: 0, arrived: 0 };

export default function ({ data, parentElement }) {
  parentElement.dataset.watching = "";
  if (parentElement.stopKeeping) { parentElement.stopKeeping(); }
  const list = document.querySelector(".st-key-near_list");
  if (!list) { return; }
  const stop = new AbortController();
  const chosen = () => list.querySelector("input[type=radio]:checked");
  const rowOf = (input) => input.closest('[role="radiogroup"] > div') || input;
  let patience = 60;  // drawings of the window; the rows may be drawn after this

  /* A box is named by the words beside it: what Streamlit writes as its name is read aloud with its signs. */
  function nameBoxes() {
    list.querySelectorAll("label > span > input[type=checkbox][aria-label]").forEach((box) => box.removeAttribute("aria-label"));
  }

  /* The whole row, moved no further than is needed. */
  function bring(row) {
    const [at, within] = [row.getBoundingClientRect(), list.getBoundingClientRect()];
    if (at.top < within.top) { list.scrollTop -= within.top - at.top; }
    if (at.bottom > within.bottom) { list.scrollTop += at.bottom - within.bottom; }
  }

  function arrive() {
    const input = chosen();
    const next = input || document.querySelector(".st-key-reg_record button:not([disabled])") || list.querySelector("input");
    if (!next) { return; }
    const seen = input ? rowOf(input) : next;
    next.focus({ preventScroll: true });
    const { top, bottom } = seen.getBoundingClientRect();
    if (top < 80 || bottom > window.innerHeight) { seen.scrollIntoView({ block: "center" }); }
  }

  function settle() {
    const isThere = list.querySelector("input");
    if (!isThere && patience > 0) { patience -= 1; requestAnimationFrame(settle); return; }
    nameBoxes();
    if (kept.list === data.list && kept.element !== list) { list.scrollTop = kept.top; }
    if (kept.list !== data.list) { list.scrollTop = 0; }
    const input = chosen();
    const at = document.activeElement;
    if (input && kept.opened !== data.opened) { bring(rowOf(input)); }
    if (input && at !== input && at.type === "radio" && list.contains(at)) { input.focus({ preventScroll: true }); }
    Object.assign(kept, { list: data.list, element: list, top: list.scrollTop, opened: data.opened });
    if (data.arrived > kept.arrived) { if (input) { bring(rowOf(input)); } arrive(); }
    kept.arrived = data.arrived;
  }

  settle();
  const watch = new MutationObserver(nameBoxes);
  watch.observe(list, { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-label"] });
  list.addEventListener("scroll", () => { if (list.isConnected && list.querySelector("input")) { kept.top = list.scrollTop; } },
    { signal: stop.signal, passive: true });
  parentElement.stopKeeping = () => { stop.abort(); watch.disconnect(); };
  return parentElement.stopKeeping;
}
