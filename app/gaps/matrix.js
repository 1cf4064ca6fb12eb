/* The matrix of ward gaps: a heading sorts its rows, arrows move between its cells, a press opens one. */
export default function ({ data, parentElement, setTriggerValue }) {
  parentElement.dataset.chosen = data.shown;
  const table = document.querySelector(".st-key-gap_matrix table");
  if (!table) { return; }
  const stop = new AbortController();
  const body = table.tBodies[0];
  const first = body.querySelector("button");
  if (first && !body.querySelector('button[tabindex="0"]')) { first.tabIndex = 0; }

  /* The smallest first, what is set apart or not known always last; pressed again, the other way round. */
  function sortBy(button) {
    const column = Number(button.dataset.sort);
    const head = button.closest("th");
    const down = head.getAttribute("aria-sort") === "ascending";
    table.querySelectorAll("thead th[aria-sort]").forEach((each) => each.setAttribute("aria-sort", "none"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const valueOf = (row) => column ? row.cells[column].dataset.value : row.cells[0].textContent;
    const order = (a, b) => {
      const [x, y] = [valueOf(a), valueOf(b)];
      if (!column) { return x.localeCompare(y); }
      if (x === "" || y === "") { return (x === "") - (y === ""); }
      return Number(x) - Number(y);
    };
    const rows = [...body.rows];
    rows.sort((a, b) => {
      const unknown = column && (valueOf(a) === "" || valueOf(b) === "");
      return down && !unknown ? -order(a, b) : order(a, b);
    });
    body.append(...rows);
  }

  function step(from, event) {
    const cell = from.closest("td");
    const row = cell.parentElement;
    const steps = {
      ArrowRight: [row, cell.cellIndex + 1], ArrowLeft: [row, cell.cellIndex - 1],
      ArrowDown: [row.nextElementSibling, cell.cellIndex], ArrowUp: [row.previousElementSibling, cell.cellIndex],
    };
    const target = steps[event.key];
    const next = target && target[0] && target[0].cells[target[1]] && target[0].cells[target[1]].querySelector("button");
    if (!next) { return; }
    event.preventDefault();
    body.querySelectorAll('button[tabindex="0"]').forEach((each) => { each.tabIndex = -1; });
    next.tabIndex = 0;
    next.focus();
  }

  table.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) { return; }
    if (button.dataset.sort !== undefined) { sortBy(button); }
    if (button.dataset.cell) { setTriggerValue("cell", button.dataset.cell); }
  }, { signal: stop.signal });
  body.addEventListener("keydown", (event) => {
    const button = event.target.closest("button");
    if (button) { step(button, event); }
  }, { signal: stop.signal });
  return () => stop.abort();
}
