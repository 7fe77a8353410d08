// Shows the previews and the lines that fit the chosen options, without leaving the page.

const options = document.getElementById("options");
let asked = null;

options.addEventListener("change", async () => {
  asked?.abort();
  if (!options.reportValidity()) return;
  asked = new AbortController();
  const address = new URL(options.action);
  address.search = new URLSearchParams(new FormData(options));
  try {
    const response = await fetch(address, { signal: asked.signal });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    document.getElementById("ways").replaceWith(document.adoptNode(page.getElementById("ways")));
    history.replaceState(history.state, "", address);
  } catch {
    // The button of the form, which stays without scripts too, still does the same.
  }
});
