// A box above the values of a large facet: what is typed picks them by their names. Without this
// script a page of their own has them all, and a box.

const composing = (event) => event.isComposing || event.keyCode === 229;
// Width, case and the two kana make no difference.
const key = (text) =>
  text.normalize("NFKC").toLowerCase().replace(/[ぁ-ゖ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 96));
let request = null;
let waiting = 0;

document.addEventListener("input", (event) => {
  if (!event.target.matches("[data-find]") || composing(event)) return;
  clearTimeout(waiting);
  waiting = setTimeout(find, 150, event.target);
});
// The last character of a word from an input method comes with this event alone.
document.addEventListener("compositionend", (event) => {
  if (event.target.matches("[data-find]")) find(event.target);
});
// Enter sends no form: the choices are made below.
document.addEventListener("keydown", (event) => {
  if (event.target.matches("[data-find]") && event.key === "Enter" && !composing(event)) event.preventDefault();
});

async function find(box) {
  const group = box.closest("fieldset");
  const found = group.querySelector(".found-values");
  const rest = [...group.children].filter((e) => e.matches("ul, details, p") && e !== found);
  const text = box.value.trim();
  const items = text ? await values(group, text) : [];
  if (items === null || box.value.trim() !== text) return; // typed on meanwhile
  found.replaceChildren(...items);
  if (text && !items.length) found.append(Object.assign(document.createElement("li"), { textContent: box.dataset.find }));
  found.hidden = !text;
  for (const element of rest) {
    element.hidden = Boolean(text);
    // What is hidden is not sent twice.
    for (const input of element.querySelectorAll("input")) input.disabled = Boolean(text) && items.some((i) => i.querySelector("input").value === input.value);
  }
}

// The values whose names have the text, as items to choose from; null where others are asked for.
async function values(group, text) {
  if (!group.dataset.all) {
    const wanted = key(text);
    const all = [...group.querySelectorAll("ul:not(.found-values) > li")];
    return all.filter((li) => key(li.querySelector(".value").textContent).includes(wanted)).map((li) => li.cloneNode(true));
  }
  request?.abort();
  request = new AbortController();
  const url = new URL(group.dataset.all, location.href);
  url.searchParams.set("find", text);
  try {
    const response = await fetch(url, { signal: request.signal });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return [...page.querySelectorAll("#values > li")];
  } catch (error) {
    return null;
  }
}
