/* What cannot be seen or reached at this size of the window. */
() => {
  const lost = [];
  const wide = document.documentElement.clientWidth;
  const main = document.querySelector("[data-testid=stMain]");
  const all = "button, input, select, textarea, summary, a, p, h1, h2, h3, dt, dd, th, td, iframe, label";
  const hides = (at, way) => ["hidden", "clip"].includes(getComputedStyle(at)[way]);

  function seen(at) {
    const style = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    return style.visibility !== "hidden" && style.display !== "none" && box.width > 1 && box.height > 1
      && !at.closest("[aria-hidden=true]") && !style.clip.includes("rect(0") && style.clipPath === "none";
  }

  /* A line that is there to be filled and read aloud later is no loss while it is empty. */
  const saysNothing = (at) => at.tagName === "P" && !at.innerText.trim() && !at.querySelector("img, svg");

  function above(at) {
    const found = [];
    for (let up = at.parentElement; up && up !== main; up = up.parentElement) { found.push(up); }
    return found;
  }

  function scrolls(at) {
    return above(at).some((up) => ["auto", "scroll"].includes(getComputedStyle(up).overflowX)
      && up.scrollWidth > up.clientWidth);
  }

  function cut(at, box) {
    for (const up of above(at)) {
      const edge = up.getBoundingClientRect();
      if (hides(up, "overflowX") && up.clientWidth > 2 && (box.right > edge.right + 2 || box.left < edge.left - 2)) {
        return "at the side";
      }
      if (hides(up, "overflowY") && up.clientHeight > 2 && up.tagName !== "DETAILS" && box.bottom > edge.bottom + 3) {
        return "from below";
      }
      if (["auto", "scroll"].includes(getComputedStyle(up).overflowY)) { return ""; }
    }
    return "";
  }

  if (main.scrollWidth > main.clientWidth + 1) {
    lost.push(`the page scrolls sideways: ${main.scrollWidth} > ${main.clientWidth}`);
  }
  for (const at of main.querySelectorAll(all)) {
    if (!seen(at) || saysNothing(at)) { continue; }
    const box = at.getBoundingClientRect();
    const words = (at.innerText || at.getAttribute("aria-label") || at.value || at.tagName).slice(0, 50);
    if ((box.left < -1 || box.right > wide + 1) && !scrolls(at)) { lost.push(`off the screen: ${words}`); }
    if (getComputedStyle(at).overflowX !== "visible" && at.scrollWidth > at.clientWidth + 1
      && !["INPUT", "IFRAME"].includes(at.tagName)) { lost.push(`longer than its place: ${words}`); }
    const how = cut(at, box);
    if (how) { lost.push(`cut ${how}: ${words}`); }
  }
  return [...new Set(lost)];
}
