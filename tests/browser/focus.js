/* What has the focus, on the page or within the map, and where it is. */
() => {
  let at = document.activeElement;
  let [left, top] = [0, 0];
  let inMap = false;
  if (at && at.tagName === "IFRAME" && at.contentDocument.activeElement !== at.contentDocument.body) {
    const frame = at.getBoundingClientRect();
    [left, top] = [frame.left, frame.top];
    inMap = true;
    at = at.contentDocument.activeElement;
  }
  if (!at || at === document.body) { return null; }
  const named = at.getAttribute("aria-labelledby");
  const name = named && document.getElementById(named);
  const label = at.labels && at.labels.length ? at.labels[0].innerText : "";
  const holds = at.querySelector("input, button, select"); // then its words are those of its parts
  const own = at.tagName === "MAIN" || holds ? "" : at.innerText;
  const words = [at.getAttribute("aria-label"), label, own, at.value, name && name.innerText];
  const choice = at.type === "radio" || at.type === "checkbox";
  const box = (choice ? (at.closest("label") || at).parentElement : at).getBoundingClientRect();
  return {
    words: words.filter(Boolean).join(" | ").replace(/\s+/g, " "),
    tag: at.tagName,
    inMap,
    x: box.left + left,
    y: box.top + top,
    width: box.width,
    height: box.height,
  };
}
