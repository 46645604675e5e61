"use strict";
// Filters, and what folds open. Everything is there without this program; nothing is fetched or stored.
(() => {
  const form = document.getElementById("filters");
  document.documentElement.classList.add("js");
  const findings = Array.from(document.querySelectorAll(".finding"), (place) => ({
    place,
    environment: new Set(place.dataset.environment.split(" ")),
    service: new Set(place.dataset.service.split(" ")),
    pack: new Set([place.dataset.pack]),
    severity: new Set([place.dataset.severity]),
    text: place.querySelector("summary").textContent.toLowerCase(),
  }));
  const fields = ["environment", "service", "pack", "severity"];
  const tell = document.getElementById("shown");

  const apply = () => {
    const wanted = fields.map((field) => [field, form.elements[field].value]).filter(([, value]) => value !== "");
    const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const finding of findings) {
      const fits = wanted.every(([field, value]) => finding[field].has(value)) && words.every((word) => finding.text.includes(word));
      finding.place.hidden = !fits;
      shown += fits;
    }
    tell.textContent = shown === findings.length ? `All ${shown} are shown.` : `${shown} of ${findings.length} are shown.`;
  };

  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target && target.querySelector(":scope > details");
    if (fold) {
      target.hidden = false;
      fold.open = true;
      target.scrollIntoView();
    }
  };

  // A rule's words stand once in the page; they are copied to where somebody opens them.
  document.addEventListener("toggle", (event) => {
    const fold = event.target;
    if (fold.open && fold.dataset.rule && !fold.dataset.filled) {
      const words = document.querySelector(`#${CSS.escape(fold.dataset.rule)} .words`);
      const place = fold.querySelector(".filled");
      if (words && place) {
        place.replaceChildren(...Array.from(words.cloneNode(true).childNodes));
        fold.dataset.filled = "yes";
      }
    }
  }, true);

  if (form) {
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    for (const link of document.querySelectorAll(".matrix a")) {
      link.addEventListener("click", () => {
        form.reset();
        for (const field of ["environment", "service"]) form.elements[field].value = link.dataset[field];
        apply();
      });
    }
    document.getElementById("unfold").addEventListener("click", (event) => {
      const open = event.target.getAttribute("aria-pressed") !== "true";
      event.target.setAttribute("aria-pressed", String(open));
      event.target.textContent = open ? "Fold all" : "Unfold all";
      for (const finding of findings) if (!finding.place.hidden) finding.place.querySelector("details").open = open;
    });
    apply();
  }

  const folded = [];
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details:not([open])")) {
      fold.open = true;
      folded.push(fold);
    }
  });
  addEventListener("afterprint", () => {
    for (const fold of folded.splice(0)) fold.open = false;
  });
  addEventListener("hashchange", openTarget);
  openTarget();
})();
