#!/bin/sh
# Chromium (seen with 156): <wbr>, by which pages allow a line to end within a Japanese word, and which
# copies as nothing, is a blank in the names that screen readers are given: the link 防災<wbr>訓練 is
# called 防災 訓練, and so are buttons, headings and labels, which are then read as two words and not
# found by their name. U+200B in its place stays within the name, and an element without text between
# the two halves adds nothing.
#
# Guessed before: the name is the text that innerText gives, 防災訓練.
# Seen: what is said above. Fails when this changes. Needs Chromium and Node.js.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund puppeteer-core@24.43.1
cat > names.mjs <<'SCRIPT'
import assert from "node:assert/strict";
import puppeteer from "puppeteer-core";

const EXPECTED = [
  ['<a href="#">防災<wbr>訓練</a>', "防災 訓練"],
  ["<button>防災<wbr>訓練</button>", "防災 訓練"],
  ["<h1>防災<wbr>訓練</h1>", "防災 訓練"],
  ['<a href="#">防災<span></span>訓練</a>', "防災訓練"],
  ['<a href="#">防災\u200b訓練</a>', "防災\u200b訓練"],
];
const args = ["--no-sandbox", "--disable-gpu"];
const browser = await puppeteer.launch({ executablePath: process.argv[2], args });
try {
  const page = await browser.newPage();
  for (const [html, expected] of EXPECTED) {
    await page.setContent(`<meta charset="utf-8">${html}`);
    const [{ name }] = (await page.accessibility.snapshot()).children;
    const text = await page.evaluate(() => document.body.innerText);
    console.log(html, JSON.stringify(name), JSON.stringify(text));
    assert.equal(name, expected, "this has changed");
    assert.equal(text.replace("\u200b", ""), "防災訓練", "this has changed");
  }
} finally {
  await browser.close();
}
SCRIPT
node names.mjs "$chromium"
