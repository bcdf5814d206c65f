// Uses: reading.
// Picks a pile of paper: which modules, for how many people. The choices stand in the address and nowhere else.
(() => {
  "use strict";

  const pack = document.querySelector(".rh-pack");
  if (!pack) return;

  const form = pack.querySelector(".rh-pack__people");
  const answer = pack.querySelector(".rh-pack__answer");
  const modules = [...pack.querySelectorAll(".rh-pack__module")];

  const number = (name) => {
    const input = form.elements[name];
    const value = Math.round(Number(input.value));
    return Math.min(Math.max(value || 0, Number(input.min)), Number(input.max));
  };

  const copies = (sheet) => {
    if (!form.querySelector(`[name="ark"][value="${sheet.dataset.kind}"]`).checked) return 0;
    return { person: number("deltakere"), group: number("grupper"), absent: number("borte"), meeting: 1 }[sheet.dataset.oneFor];
  };

  const counted = (count, one, more) => `${count} ${count === 1 ? one : more}`;

  const named = (kind, count) => (kind === "D" ? `${count} lederark` : `${count} × ark ${kind}`);

  const chosen = () => modules.filter((module) => module.querySelector(".rh-pack__pick").checked);

  const query = () => {
    const asked = new URLSearchParams();
    asked.set("moduler", chosen().map((module) => module.dataset.module).join(","));
    ["deltakere", "grupper", "borte"].forEach((name) => { asked.set(name, number(name)); });
    asked.set("ark", [...form.querySelectorAll('[name="ark"]:checked')].map((box) => box.value).join(""));
    if (form.elements.tosidig.checked) asked.set("tosidig", "ja");
    return `?${asked.toString().replace(/%2C/g, ",")}`;
  };

  const line = (module, sheet, count) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = (sheet.querySelector(".rh-pack__pdf") || sheet.querySelector("a")).href;
    link.textContent = `${named(sheet.dataset.kind, count)}: ${module.querySelector("p a").textContent}`;
    item.append(link, `, ${counted(Number(sheet.dataset.pages), "side", "sider")}`);
    return item;
  };

  const show = () => {
    const totals = {};
    let pages = 0;
    let papers = 0;
    const list = pack.querySelector(".rh-pack__list");
    list.textContent = "";
    chosen().forEach((module) => {
      module.querySelectorAll("[data-kind]").forEach((sheet) => {
        const count = copies(sheet);
        if (!count) return;
        totals[sheet.dataset.kind] = (totals[sheet.dataset.kind] || 0) + count;
        pages += count * Number(sheet.dataset.pages);
        papers += count * Math.ceil(Number(sheet.dataset.pages) / (form.elements.tosidig.checked ? 2 : 1));
        list.append(line(module, sheet, count));
      });
    });
    const listed = Object.keys(totals).sort().map((kind) => named(kind, totals[kind])).join(", ");
    const size = `${counted(pages, "side", "sider")} på ${counted(papers, "papirark", "papirark")}`;
    pack.querySelector(".rh-pack__count").textContent = listed ? `${listed}. Det blir ${size}.` : "Ingen ark er valgt.";
    pack.querySelectorAll(".rh-pack__print").forEach((link) => { link.search = query(); });
    answer.hidden = chosen().length === 0;
  };

  const remember = () => {
    try {
      history.replaceState(null, "", `${location.pathname}${chosen().length ? query() : ""}${location.hash}`);
    } catch {
      // Where a browser refuses, the pile and the link to it are right all the same.
    }
  };

  const restore = () => {
    const asked = new URLSearchParams(location.search);
    const slugs = (asked.get("moduler") || "").split(",");
    modules.forEach((module) => {
      const pick = module.querySelector(".rh-pack__pick");
      pick.hidden = false;
      pick.checked = slugs.includes(module.dataset.module);
    });
    ["deltakere", "grupper", "borte"].forEach((name) => {
      if (/^\d{1,3}$/.test(asked.get(name) || "")) {
        form.elements[name].value = asked.get(name);
        form.elements[name].value = number(name);
      }
    });
    if (asked.has("ark")) {
      form.querySelectorAll('[name="ark"]').forEach((box) => { box.checked = asked.get("ark").includes(box.value); });
    }
    form.elements.tosidig.checked = asked.get("tosidig") === "ja";
    form.hidden = false;
    show();
  };

  pack.addEventListener("input", () => {
    show();
    remember();
  });
  // A number outside what the field takes becomes the nearest one that is counted with.
  form.addEventListener("change", (event) => {
    if (event.target.type === "number") event.target.value = number(event.target.name);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); });
  window.addEventListener("pageshow", restore);
})();
