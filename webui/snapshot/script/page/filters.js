// The filters beside the results, with the markup of the site's own (templates/macros.html).

import { filled, make } from "./cards.js";

const SHOWN = 10;
const svg = "http://www.w3.org/2000/svg";

function bar(share) {
  const drawing = document.createElementNS(svg, "svg");
  for (const [name, value] of Object.entries({ class: "bar", viewBox: "0 0 100 1", preserveAspectRatio: "none", "aria-hidden": "true" })) {
    drawing.setAttribute(name, value);
  }
  const rect = document.createElementNS(svg, "rect");
  rect.setAttribute("width", String(share));
  rect.setAttribute("height", "1");
  drawing.append(rect);
  return drawing;
}

function choice(name, { value, label: said, count, selected }, most, words) {
  const box = make("input", { type: "checkbox", name, value: name === "new" ? "1" : value, form: "search", checked: selected });
  const label = name === "new" ? words.new_title : said ?? value;
  // All years beside each of them are not compared.
  const share = most && !said ? Math.round((1000 * count) / most) / 10 : 0;
  return make(
    "li", {},
    make("label", {}, box, " ", make("span", { class: "value" }, label), " ", make("span", { class: "n" }, filled(words.facet_count, { n: count })), " ", bar(share)),
  );
}

function group(name, values, words, legend) {
  const most = values.length > 1 ? Math.max(...values.filter((one) => !one.label).map((one) => one.count)) : 0;
  const ordered = values.length > SHOWN + 1 ? [...values].sort((one, other) => other.count - one.count) : values;
  const cut = ordered.length <= SHOWN + 1 ? ordered.length : SHOWN;
  const shown = ordered.filter((one, at) => at < cut || one.selected);
  const folded = ordered.filter((one, at) => at >= cut && !one.selected);
  const items = (some) => make("ul", {}, ...some.map((one) => choice(name, one, most, words)));
  const rest = folded.length
    ? make("details", {}, make("summary", {}, filled(words.filters_more, { n: folded.length }), make("span", { class: "vh" }, `（${legend}）`)), items(folded))
    : null;
  return make("fieldset", {}, make("legend", {}, legend), items(shown), rest);
}

// The boxes of ranges, days and deadlines as the page brings them, with what an address asks for; of a
// page without hits those in use.
function own(view, params) {
  const boxes = document.getElementById("own-filters")?.content.cloneNode(true);
  return [...(boxes?.children ?? [])].filter((fieldset) => {
    const inputs = [...fieldset.querySelectorAll("input")];
    for (const input of inputs) {
      const value = params.get(input.name) ?? "";
      if (input.type === "checkbox") input.toggleAttribute("checked", value === input.value);
      else input.setAttribute("value", value);
    }
    return view.hits.length > 0 || inputs.some((input) => params.get(input.name));
  });
}

export function filters(view, words, params) {
  const legends = Object.fromEntries((view.columns ?? []).map((column) => [column.heading, column.label.ja]));
  const groups = words.facets
    .filter((name) => view.facets[name]?.length)
    .map((name) => group(name, view.facets[name], words, legends[name] ?? words.labels[name]));
  groups.push(...own(view, params));
  if (!groups.length) return [];
  return [
    make("h2", { id: "filters-title" }, words.filters),
    make("div", { class: "choices" }, ...groups),
    make("button", { form: "search", class: "apply" }, words.filters_apply),
    make("button", { type: "button", class: "close", popovertarget: "filters", popovertargetaction: "hide" }, filled(words.filters_close, { n: view.total })),
  ];
}
