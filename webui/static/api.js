// Runs the examples of the API's page where they stand.

const SHOWN = 20000; // characters; a whole export is not worth scrolling through

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-run]");
  if (!button) return;
  const answer = document.getElementById(button.getAttribute("aria-controls"));
  answer.hidden = false;
  answer.textContent = button.dataset.running;
  try {
    const response = await fetch(button.dataset.run);
    const text = await response.text();
    const isJson = response.headers.get("Content-Type").includes("json");
    const body = isJson ? JSON.stringify(JSON.parse(text), null, 2) : text;
    const shown = body.length > SHOWN ? `${body.slice(0, SHOWN)}…` : body;
    answer.textContent = `${response.status} ${response.headers.get("Content-Type")}\n\n${shown}`;
  } catch {
    answer.textContent = button.dataset.failed;
  }
  answer.focus();
});
