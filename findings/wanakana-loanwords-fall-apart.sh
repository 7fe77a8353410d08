#!/bin/sh
# WanaKana 5.3.1: toRomaji spells the small vowels of loanwords as full ones:
# ファミリー becomes fuamirii, パーティー paateii, ディスク deisuku, ウェブ uebu. Whoever
# types famirii or disuku is not met by such an index of readings, and its own romaji read back are
# other words (フアミリイ). In the other direction Hepburn's own spellings, as on station signs and in
# passports, are read by half: gumma is ぐっま, shimbun しmぶん, matcha まtちゃ.
#
# Guessed before: famirii, paatii, disuku, webu; ぐんま, しんぶん, まっちゃ.
# Seen: what is said above. Fails when this changes. Needs Node.js.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund wanakana@5.3.1
cat > loanwords.mjs <<'SCRIPT'
import assert from "node:assert/strict";
import { toHiragana, toKatakana, toRomaji } from "wanakana";

for (const [kana, usual, expected, back] of [
  ["ファミリー", "famirii", "fuamirii", "フアミリイ"],
  ["パーティー", "paatii", "paateii", "パアテイイ"],
  ["ディスク", "disuku", "deisuku", "デイスク"],
  ["ウェブ", "webu", "uebu", "ウエブ"],
]) {
  const seen = toRomaji(kana);
  console.log(kana, seen, toKatakana(seen), usual, toKatakana(usual));
  assert.equal(seen, expected, "this has changed");
  assert.equal(toKatakana(seen), back, "this has changed");
}
for (const [hepburn, expected] of [
  ["gumma", "ぐっま"],
  ["shimbun", "しmぶん"],
  ["matcha", "まtちゃ"],
]) {
  const seen = toHiragana(hepburn);
  console.log(hepburn, seen);
  assert.equal(seen, expected, "this has changed");
}
// What it reads rightly, so that the above is no mistake of the call.
assert.equal(toRomaji("シェア"), "shea");
assert.equal(toHiragana("bousai"), "ぼうさい");
SCRIPT
node loanwords.mjs
