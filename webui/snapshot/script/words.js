// The words of a query, with numbers, affixes and counters put together: indexer/query/words.py.

import { allParts, Kind, row } from "./tokens.js";
import { isHiragana } from "./text.js";

// What is typed behind a noun while more follows, or said of it.
const PARTICLES = "はのがをにでともやへねよな";

export class Words {
  constructor(core) {
    this.flags = core.flags;
    this.joining = new Set(core.constants.joining_words);
    this.counters = new Set(core.constants.counters);
    this.asking = new Set(core.constants.asking);
    this.limits = new Set(core.constants.limits);
  }

  has(token, flag) {
    return (token.flags & this.flags[flag]) !== 0;
  }

  // The tokens, verbs as nouns where they stand for one.
  nominal(tokens, term) {
    return tokens.map((token, at) => {
      const behind = tokens[at + 1];
      const noun = token.surface === term(token.term) && !(behind && this.has(behind, "verbal"));
      if (token.kind !== Kind.VERB || !this.has(token, "verb") || !noun) return token;
      return { ...token, kind: Kind.NOUN, parts: [{ ...token.parts[0], kind: Kind.NOUN }] };
    });
  }

  // Whether a token is a form of a verb that only carries others.
  carriesOnly(token) {
    if (token.kind !== Kind.LIGHT || !isHiragana(token.surface)) return false;
    return this.has(token, "dependent") || token.unknown > 0;
  }

  isSentence(tokens) {
    const functions = tokens.filter((token) => token.kind === Kind.FUNCTION);
    if (!functions.every((token) => this.joining.has(token.surface))) return true;
    const closed = tokens.some((token, at) => {
      const verbal = token.kind === Kind.VERB || token.kind === Kind.LIGHT;
      return verbal && !this.has(token, "noun") && tokens[at + 1]?.kind !== Kind.NOUN;
    });
    return functions.length > 0 && closed;
  }

  // Whether some hiragana are one word that is cut wrong: a noun, and kana that follow none.
  isOneWord([first, ...rest], folded) {
    if (!isHiragana(folded) || first.kind !== Kind.NOUN || !rest.length) return false;
    const isShort = (token) => token.surface.length === 1 && (token.kind === Kind.FUNCTION || token.unknown);
    return rest.every(isShort) && !PARTICLES.includes(rest.at(-1).surface);
  }

  // Whether a sentence ends in a verb that says what is asked.
  hasPredicate(tokens, term) {
    const last = tokens.findLast((token) => token.kind > Kind.LIGHT);
    if (last?.kind !== Kind.VERB || !this.has(last, "verb")) return false;
    const isSaidOf = tokens.slice(0, tokens.indexOf(last)).some((token) => token.kind === Kind.FUNCTION);
    return isSaidOf && !this.asking.has(typeof last.term === "number" ? term(last.term) : last.term);
  }

  // The words of a run that are asked for, each put together of what belongs to it.
  bound(run, sentence) {
    if (!sentence && run.length > 1 && run.every((token) => isHiragana(token.surface))) return [joined(run)];
    const words = [];
    for (const token of run) {
      const last = words[words.length - 1];
      if (last && (this.belongs(last, token) || (!sentence && this.names(last, token)))) last.push(token);
      else words.push([token]);
    }
    return words.map(joined);
  }

  belongs(word, token) {
    const last = word[word.length - 1];
    if (token.kind === Kind.AFFIX) return this.has(token, "suffix");
    if (last.kind === Kind.AFFIX && this.has(last, "prefix")) return token.kind > Kind.LIGHT;
    if (last.kind === Kind.NUMBER) return this.has(token, "counter") || this.counters.has(token.surface);
    if (this.limits.has(token.surface)) return word[0].kind === Kind.NUMBER;
    return token.kind === Kind.NUMBER && word.length > 1 && "年月".includes(last.surface);
  }

  names(word, token) {
    const last = word[word.length - 1];
    const opens = last.kind === Kind.LIGHT && (this.has(last, "verb") || this.has(last, "adjective"));
    return opens && !this.has(last, "dependent") && token.kind === Kind.NOUN;
  }

  // Words that stand together, divided by breaks and function words, and their position.
  runs(tokens, positions) {
    const found = [];
    let run = [];
    let start = 0;
    let at = 0;
    for (const token of tokens) {
      if (token.kind > Kind.FUNCTION && !this.carriesOnly(token)) {
        if (!run.length) start = positions[at];
        run.push(token);
      } else if (run.length) {
        found.push([start, run]);
        run = [];
      }
      at += token.parts.length;
    }
    if (run.length) found.push([start, run]);
    return found;
  }
}

export function joined(word) {
  if (word.length === 1) return word[0];
  const surface = word.map((token) => token.surface).join("");
  const order = [Kind.NUMBER, Kind.NOUN, Kind.VERB, Kind.AFFIX, Kind.LIGHT];
  const kind = order.find((one) => word.some((token) => token.kind === one));
  return {
    surface, term: surface, kind, flags: word[word.length - 1].flags, isRead: false, parts: allParts(word),
    synonyms: [], also: [], written: null, isUsedAlike: false, sizes: null, unknown: 0, start: word[0].start, end: word[word.length - 1].end,
  };
}

export const rowOf = (words) => row(allParts(words));
