/* What can be pressed and is smaller than 24 by 24 pixels, but for links within a sentence (WCAG 2.2, 2.5.8). */
() => {
  const least = 24;
  const all = "button, summary, input, select, textarea, a[href], [role=radio], [role=checkbox], [role=switch]";
  const small = [];
  for (const at of document.querySelector("[data-testid=stMain]").querySelectorAll(all)) {
    const style = getComputedStyle(at);
    const target = ["radio", "checkbox"].includes(at.type) ? at.closest("label") || at : at;
    const box = target.getBoundingClientRect();
    const isHidden = style.visibility === "hidden" || box.width < 2 || box.height < 2 || at.closest("[inert]");
    const inASentence = at.tagName === "A" && style.display === "inline"
      && at.parentElement.textContent.trim() !== at.textContent.trim();
    if (isHidden || inASentence || at.tabIndex < 0 && target === at) { continue; }
    if (box.width < least - 0.5 || box.height < least - 0.5) {
      small.push(`${Math.round(box.width)} x ${Math.round(box.height)}: ${target.innerText || at.ariaLabel}`);
    }
  }
  return [...new Set(small)];
}
