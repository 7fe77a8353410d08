// Turns the key "/" off and on: speech input may type it unasked (WCAG 2.2, 2.1.4). Nothing but this
// choice is kept in the browser.

const choice = document.getElementById("slash");
choice.checked = localStorage.getItem("slash") !== "off";
choice.addEventListener("change", () => localStorage.setItem("slash", choice.checked ? "on" : "off"));
