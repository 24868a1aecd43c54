"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("scripts");
  const all = (selector) => [...document.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);

  // Theme: the system's, until somebody asks for the other one.
  const theme = byId("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
  const nameTheme = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    nameTheme();
  });
  dark.addEventListener("change", nameTheme);
  nameTheme();

  // Sorting: a click or a key press on a heading; missing values stay last.
  const rows = all(".cohort tbody tr");
  const ranks = new Map(rows.map((row, index) => [row, index]));
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  const cell = (row, column) => row.cells[column];
  const number = (row, column) => {
    const value = cell(row, column).dataset.value;
    return value === undefined ? null : Number(value);
  };
  const compare = (kind, column, sign) => (left, right) => {
    let order;
    if (kind === "number") {
      const [a, b] = [number(left, column), number(right, column)];
      if (a === null || b === null) order = (a === null) - (b === null);
      else order = sign * (a - b);
    } else {
      const [a, b] = [left, right].map((row) => cell(row, column).textContent);
      if (!a || !b) order = !a - !b;
      else order = sign * collator.compare(a, b);
    }
    return order || ranks.get(left) - ranks.get(right);
  };
  const headings = all(".cohort thead th");
  headings.forEach((heading, column) => {
    heading.querySelector("button").addEventListener("click", () => {
      const descending = heading.ariaSort === "none"
        ? heading.classList.contains("right") || heading.classList.contains("group")
        : heading.ariaSort === "ascending";
      for (const other of headings) other.ariaSort = "none";
      heading.ariaSort = descending ? "descending" : "ascending";
      rows.sort(compare(heading.dataset.kind, column, descending ? -1 : 1));
      rows[0]?.parentNode.append(...rows);
    });
  });

  // Filtering: words and verdicts, over the table and what follows it.
  const filter = byId("filter");
  const chips = all(".chip");
  const apply = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const pressed = chips.filter((chip) => chip.ariaPressed === "true");
    const verdicts = new Set(pressed.map((chip) => chip.dataset.verdict));
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const matches = words.every((word) => text.includes(word))
        && (verdicts.size === 0 || verdicts.has(row.dataset.verdict));
      row.hidden = !matches;
      byId(row.dataset.candidate).hidden = !matches;
      shown += matches;
    }
    byId("no-match").hidden = shown > 0;
    byId("shown").textContent = shown === rows.length ? "" : `${shown} of ${rows.length}`;
  };
  filter?.addEventListener("input", apply);
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.ariaPressed = String(chip.ariaPressed !== "true");
      apply();
    });
  }

  // Folding, and links that unfold what they lead to.
  const fold = (open) => () => {
    for (const candidate of all(".candidate:not([hidden])")) candidate.open = open;
  };
  byId("unfold")?.addEventListener("click", fold(true));
  byId("fold")?.addEventListener("click", fold(false));
  const reveal = () => {
    const target = location.hash.length > 1 && byId(location.hash.slice(1));
    if (!target) return;
    if (target.matches("details")) target.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
