#!/bin/sh
# Node.js 24.11.0 (ICU 77.1), Intl.Collator("ja"): the comparison of strings by Japanese rules gives 0,
# "the same", for texts that differ in script or width (ハ は, カ ｶ, ICT ＩＣＴ, a blank of either width),
# also with sensitivity "variant", which is to tell everything apart; in "en" they differ. So a list is
# not sorted in one fixed order, and whoever takes 0 for equality (to join facets, to drop repeats)
# joins two names. With numeric: true, which orders 第2次 before 第１０次 (in any width), numbers in
# circles and brackets count as text: ① ⑩ ② and ⑴ ⑽ ⑵, by which Japanese plans number their items.
#
# Guessed before: 0 at sensitivity "base" only; ⑩, whose digits are compared as 10's, behind ②.
# Seen: what is said above. Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund node@24.11.0
cat > order.mjs <<'SCRIPT'
import assert from "node:assert/strict";

console.log(process.version, process.versions.icu);
const strict = new Intl.Collator("ja", { sensitivity: "variant" });
const english = new Intl.Collator("en", { sensitivity: "variant" });
for (const [one, other] of [["ハ", "は"], ["ｶ", "カ"], ["ＩＣＴ", "ICT"], ["防災　訓練", "防災 訓練"]]) {
  console.log(one, other, strict.compare(one, other), english.compare(one, other));
  assert.equal(strict.compare(one, other), 0, "this has changed");
  assert.notEqual(english.compare(one, other), 0, "this has changed");
}
const numeric = new Intl.Collator("ja", { numeric: true });
for (const [given, expected] of [
  ["第１０次 第2次 第１次", "第１次 第2次 第１０次"],
  ["② ⑩ ①", "① ⑩ ②"],
  ["⑵ ⑽ ⑴", "⑴ ⑽ ⑵"],
]) {
  const seen = given.split(" ").sort(numeric.compare).join(" ");
  console.log(seen);
  assert.equal(seen, expected, "this has changed");
}
SCRIPT
./node_modules/.bin/node order.mjs
