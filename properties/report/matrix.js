"use strict";
// A trace's page takes the matrix's place in the same document, so that it is the page that `overdue report` writes:
// its width, its keys and its print are its own. To go back is to load the file again.
(() => {
  const { template, traces } = JSON.parse(document.getElementById("data").textContent);

  const back = (number) => {
    history.replaceState(null, "", `#c${number}`);
    location.reload();
  };
  const open = (number) => {
    history.replaceState(null, "", `#c${number}`);
    history.pushState(null, "", "#");
    const html = template.replace(/\{\{(\w+)\}\}/g, (whole, name) => traces[number][name] ?? whole);
    document.open();
    document.write(html);
    document.close();
    document.getElementById("back").addEventListener("click", (event) => { event.preventDefault(); back(number); });
    addEventListener("popstate", () => { if (location.hash === `#c${number}`) location.reload(); });
    scrollTo(0, 0);
  };
  document.getElementById("matrix").addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-trace]");
    if (chosen) open(Number(chosen.dataset.trace));
  });
  if (/^#c\d+$/.test(location.hash)) document.getElementById(location.hash.slice(1))?.focus();
})();
