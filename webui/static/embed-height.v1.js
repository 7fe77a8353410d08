// Gives a frame with the search of this site the height of its content.
//
//   <iframe src="https://HOST/embed"></iframe>
//   <script type="module" src="https://HOST/embed-height.js"></script>
//
// Only messages of this script's own site count, and only for the frame that they come from.

const HOME = new URL(import.meta.url).origin;
const LEAST = 100;
const MOST = 20000;

addEventListener("message", ({ origin, source, data }) => {
  if (origin !== HOME || data?.type !== "program-search:height" || !(data.height > 0)) return;
  const height = Math.ceil(Math.min(Math.max(data.height, LEAST), MOST));
  for (const frame of document.querySelectorAll("iframe"))
    if (frame.contentWindow === source) frame.height = height;
});
