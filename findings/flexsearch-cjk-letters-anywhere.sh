#!/bin/sh
# FlexSearch 0.8.212 with the encoder that it has for Chinese, Japanese and Korean (Charset.CJK): every
# character is a word of its own, and a query is found wherever its characters stand, in any order.
# 会社 finds 社会福祉の推進, and before 会社の設立; 会議 finds 市議会の広報, 校学 学校の見学. Marks of
# voicing are characters too: カス finds ガスの点検, while ガス does not find カスの分別. tokenize: "full",
# which is to find parts of words, changes nothing.
#
# Guessed before: parts of texts in the order of the query, as "full" finds them in words of letters.
# Seen: what is said above. Fails when this changes. Needs Node.js.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund flexsearch@0.8.212
cat > letters.mjs <<'SCRIPT'
import assert from "node:assert/strict";
import { Charset, Index } from "flexsearch";

const NAMES = ["社会福祉の推進", "会社の設立", "市議会の広報", "学校の見学", "ガスの点検", "カスの分別"];
const EXPECTED = {
  会社: [0, 1],
  会議: [2],
  校学: [3],
  カス: [5, 4],
  ガス: [4],
  病院: [],
};
for (const tokenize of ["strict", "full"]) {
  const index = new Index({ encoder: Charset.CJK, tokenize });
  NAMES.forEach((name, number) => index.add(number, name));
  for (const [query, expected] of Object.entries(EXPECTED)) {
    const seen = index.search(query);
    console.log(tokenize, query, seen.map((number) => NAMES[number]).join(" "));
    assert.deepEqual(seen, expected, "this has changed");
  }
}
SCRIPT
node letters.mjs
