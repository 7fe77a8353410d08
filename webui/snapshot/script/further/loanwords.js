// Katakana in which some word is of no program, by the nouns of a dictionary.

import { isKatakana } from "../text.js";
import { noun, unknown } from "../tokens.js";

// A letter is no word of its own, and hardly a word has more than these.
const [SHORTEST, LONGEST] = [2, 16];
// Letters that are in no word: nearly a third of a word each, as in words, and a word more.
const [UNKNOWN_SHORTEST, UNKNOWN_BEGINS, UNKNOWN] = [3, 1, 0.3];

export class Loanwords {
  constructor(tables, { analyzer }) {
    Object.assign(this, { tables, analyzer });
  }

  // The tokens, runs of katakana of which no program has a word cut by the fewest words.
  within(tokens) {
    const found = [];
    for (let at = 0; at < tokens.length; ) {
      const run = tokens.slice(at, endOfRun(tokens, at));
      found.push(...(run.every((one) => typeof one.term === "number") ? run : this.cut(run)));
      at += run.length;
    }
    return found;
  }

  cut(run) {
    const text = run.map((one) => one.surface).join("");
    if (!isKatakana(text)) return run;
    const words = this.shortest(text, false) ?? this.shortest(text, true);
    if (!words) return run;
    const moved = words.map((one) => ({ ...one, start: run[0].start + one.start, end: run[0].start + one.end }));
    return moved.map((one) => this.analyzer.whole(one));
  }

  // The fewest words that a text is made of; null where some letters are in none, unless these may be.
  shortest(text, mayLack) {
    const ways = [{ cost: 0 }];
    for (let end = 1; end <= text.length; end += 1) ways.push({ cost: Infinity });
    const step = (start, end, cost, token) => {
      if (token && ways[start].cost + cost < ways[end].cost) ways[end] = { cost: ways[start].cost + cost, start, token };
    };
    for (let start = 0; start < text.length; start += 1) {
      if (ways[start].cost === Infinity) continue;
      for (let end = Math.min(text.length, start + LONGEST); end >= start + SHORTEST; end -= 1) {
        step(start, end, 1, this.word(text.slice(start, end)));
      }
      for (let end = start + UNKNOWN_SHORTEST; mayLack && end <= text.length; end += 1) {
        step(start, end, UNKNOWN_BEGINS + UNKNOWN * (end - start), unknown(text.slice(start, end), 0));
      }
    }
    return ways[text.length].cost === Infinity ? null : backwards(ways);
  }

  // A word of the programs, or one that a dictionary has with its parts.
  word(surface) {
    return this.analyzer.alone(surface) ?? noun(surface, this.tables.get("nouns", surface));
  }
}

function endOfRun(tokens, at) {
  let end = at + 1;
  const goesOn = () => tokens[end].start === tokens[end - 1].end && isKatakana(tokens[end - 1].surface + tokens[end].surface);
  while (end < tokens.length && goesOn()) end += 1;
  return end;
}

function backwards(ways) {
  const tokens = [];
  for (let at = ways.length - 1; at > 0; at = ways[at].start) tokens.push({ ...ways[at].token, start: ways[at].start, end: at });
  return tokens.reverse();
}
