/* A table that is wider than the room for it says so above it: else its last columns are not known to be there. */
export default function ({ data, parentElement }) {
  parentElement.dataset.watching = "";
  if (parentElement.stopMarking) { parentElement.stopMarking(); }
  const known = new Set();
  function mark(table) {
    if (table.scrollWidth > table.clientWidth + 2) { table.dataset.wider = data.words; }
    else { delete table.dataset.wider; }
  }
  const sizes = new ResizeObserver((every) => every.forEach((each) => {
    mark(each.target.closest(".wr-table") || each.target);
  }));
  function look() {
    document.querySelectorAll(".wr-table").forEach((table) => {
      if (known.has(table)) { return; }
      known.add(table);
      sizes.observe(table);
      if (table.firstElementChild) { sizes.observe(table.firstElementChild); }
    });
    known.forEach((table) => { if (!table.isConnected) { known.delete(table); } });
  }
  let waiting = 0;
  const changes = new MutationObserver(() => { clearTimeout(waiting); waiting = setTimeout(look, 100); });
  look();
  changes.observe(document.body, { childList: true, subtree: true });
  parentElement.stopMarking = () => { sizes.disconnect(); changes.disconnect(); clearTimeout(waiting); };
  return parentElement.stopMarking;
}
