// Tells the page around the frame how high its content is: that page alone, by its origin.

const origin = location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);

if (parent !== window && origin && origin !== "null") {
  const tell = () => {
    const height = document.documentElement.offsetHeight;
    parent.postMessage({ type: "program-search:height", height }, origin);
  };
  new ResizeObserver(tell).observe(document.documentElement);
}
