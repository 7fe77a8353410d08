// Everything in the programs that may stand for one word of a query: indexer/query/channels.py.

import { allParts, Kind, placedWords, row } from "./tokens.js";
import { fromFile, idf, match, Reach } from "./lookup.js";
import { isAscii, isKana, letters, toKatakana } from "./text.js";

export const CONTENT = [Kind.NOUN, Kind.NUMBER, Kind.VERB];
const isNumber = (term) => typeof term === "number";

export class Channels {
  constructor(tables, core, text, lookup, cuts) {
    Object.assign(this, { tables, text, lookup, cuts });
    this.constants = core.constants.channels;
    this.surfaceWeight = core.constants.pieces.SURFACE_WEIGHT;
    this.minKana = core.constants.readings.MIN_KANA;
    this.synonymWeight = core.constants.synonyms.SYNONYM_WEIGHT;
    this.flags = core.flags;
    this.longest = core.longest_synonym;
  }

  matches(token, replacements, alone, inSentence) {
    const found = [
      ...this.words(token),
      ...this.replaced(replacements, token),
      ...this.sameGroup(token),
      ...this.readings(token),
      ...this.also(token),
    ];
    // Whether anything better is missing is known once all of it is there.
    if (this.tables.wanted.size) return found;
    if ([...token.surface].length === 1) found.push(...(alone ? this.containing(token) : []));
    else if (found.every((one) => one.hint)) found.push(...this.surface(token.surface));
    if (inSentence || this.hardlyStands(found)) found.push(...this.related(token));
    return found;
  }

  // The word as the parts stand together, then apart, then one by one.
  words(token) {
    const found = [];
    const whole = this.phrase(token.parts, token.surface);
    if (whole && this.lookup.occurs(whole)) found.push(whole);
    if (!whole && token.parts.length === 1) found.push(...this.inAnyOrder(token.surface));
    if (token.parts.length < 2 || token.kind === Kind.NUMBER) return found;
    const { NEAR_WEIGHT, APART_WEIGHT, HINT_WEIGHT } = this.constants;
    if (whole && whole.parts.length > 1) {
      const text = token.parts.map((part) => this.lookup.term(part.term)).join(" ");
      const near = { ...whole, weight: NEAR_WEIGHT, text };
      if (token.parts.every((part) => CONTENT.includes(part.kind))) found.push({ ...near, reach: Reach.NEAR });
      found.push({ ...near, weight: APART_WEIGHT, reach: Reach.ANYWHERE, hint: true });
    }
    for (const { term, kind, surface } of token.parts) {
      if (isNumber(term) && CONTENT.includes(kind) && surface.length > 1) {
        found.push(match("WORD", HINT_WEIGHT, this.lookup.term(term), [[term]], { hint: true }));
      }
    }
    return found;
  }

  // The parts in this order and distance; null where a word is unknown or there is none.
  phrase(parts, text) {
    const words = placedWords(parts);
    if (!words.length || !words.every(([, term]) => isNumber(term))) return null;
    const steps = words.map(([at]) => at - words[0][0]);
    return match("WORD", 1, text, words.map(([, term]) => [term]), { steps });
  }

  // The kanji of an unknown word that says as many things: 産官学 is 産・学・官, too.
  inAnyOrder(surface) {
    if (!/^[一-鿿]{3}$/.test(surface)) return [];
    const terms = (key) => (this.tables.get("words", key) ?? []).map((entry) => entry[1]).filter(isNumber);
    const { NEAR_WEIGHT } = this.constants;
    const parts = [...surface].map(terms);
    const near = match("WORD", NEAR_WEIGHT, surface, parts, { steps: [0, 1, 2], reach: Reach.NEAR });
    const orders = [...surface].flatMap((one, at) => {
      const [left, right] = surface.slice(0, at) + surface.slice(at + 1);
      return [one + left + right, one + right + left];
    });
    const found = new Set(orders.flatMap(terms));
    return [...(parts.every((one) => one.length) ? [near] : []), ...[...found].map((term) => this.instead("WORD", NEAR_WEIGHT, term))];
  }

  sameGroup(token) {
    // One that is only a hint is written as what it lacks to -1.
    return token.synonyms.flatMap((one) => {
      const term = one < 0 ? ~one : one;
      const synonym = this.instead("SYNONYM", this.synonymWeight, term);
      return [{ ...synonym, hint: one < 0 }, ...this.carried([term])];
    });
  }

  // What staff wrote for acronyms that stand for a word: エスエヌエス is SNS, and so Twitter.
  carried(terms) {
    return terms.flatMap((term) => (isAscii(this.lookup.term(term)) ? this.insteadOf(1, this.inRow([term])) : []));
  }

  instead(channel, weight, term) {
    return match(channel, weight, this.lookup.term(term), [[term]]);
  }

  // Every replacement that staff wrote for a stretch of terms, as ``row`` has them.
  inRow(terms) {
    const texts = terms.map((term) => (term === "" ? "" : this.lookup.term(term)));
    const found = [];
    texts.forEach((first, start) => {
      const synonyms = first ? this.beginning(terms[start], first) : {};
      for (let end = start + 1; end <= Math.min(start + this.longest, texts.length); end += 1) {
        const stretch = texts.slice(start, end);
        const words = stretch.filter(Boolean).length;
        const rows = synonyms[stretch.join(" ")] ?? [];
        for (const [text, related, matches] of rows) found.push({ start, end, words, text, related, matches });
      }
    });
    return found;
  }

  // What staff wrote for expressions that begin with a term.
  beginning(term, text) {
    const own = isNumber(term) ? ["postings", term] : ["others", letters(text) || text];
    const synonyms = this.tables.beside(...own, "staff");
    return (synonyms && Object.hasOwn(synonyms, text) && synonyms[text]) || {};
  }

  replaced(found, token) {
    return found.length ? this.insteadOf(placedWords(token.parts).length, found) : [];
  }

  insteadOf(words, found) {
    return found.flatMap(({ words: all, text, related, matches }) =>
      matches.map((one) => ({
        ...fromFile(one, text),
        channel: "SYNONYM",
        weight: (this.synonymWeight * words) / all,
        text,
        hint: related,
      })),
    );
  }

  // The synonyms that staff wrote for some words as a whole.
  writtenFor(tokens) {
    const terms = row(allParts(tokens));
    const words = terms.filter((term) => term !== "").length;
    return this.insteadOf(words, this.inRow(terms).filter((one) => one.words === words));
  }

  // The matches of a text as the programs write it, whole.
  written(text, tokens) {
    const whole = this.phrase(allParts(tokens), text);
    const found = whole && this.lookup.occurs(whole) ? [whole] : [];
    const words = [{ surface: text, term: text, isRead: false, parts: allParts(tokens) }];
    return [...found, ...this.cuts.of(words).map((cut) => cut.match)];
  }

  // Words that are read as the query writes it, and words written as the query is read.
  readings(token) {
    const { READING_WEIGHT } = this.constants;
    const { surface, written } = token;
    const isRead = !written && isKana(surface) && surface.length >= this.minKana;
    const terms = isRead ? this.withReading(toKatakana(surface)) : (written ?? []);
    return terms.filter((term) => term !== token.term).map((term) => match("READING", READING_WEIGHT, token.surface, [[term]]));
  }

  // Words that are short for this one and another, and forms of an English word.
  also({ surface, also }) {
    const { READING_WEIGHT } = this.constants;
    return also.map((term) => (term < 0 ? this.instead("WORD", READING_WEIGHT, ~term) : match("SURFACE", READING_WEIGHT, surface, [[term]])));
  }

  withSound(key) {
    return this.tables.get("readings", key) ?? [];
  }

  // The terms of one reading, in katakana.
  withReading(reading) {
    return this.withSound(this.text.sound(reading)).find(([own]) => own === reading)?.[1] ?? [];
  }

  // For a single kanji, the words that have it inside, those that say something else as hints: of a
  // verb's it is only half of a word.
  containing(token) {
    const isStem = token.kind === Kind.VERB && !isNumber(token.term);
    if (isStem || isAscii(token.surface) || isKana(token.surface)) return [];
    const [, same, others, names] = this.tables.get("inside", token.surface) ?? ["", [], [], []];
    const having = (terms, more) => terms.map((term) => ({ ...this.instead("SURFACE", this.surfaceWeight, term), ...more }));
    return [...having(same, {}), ...having(others, { hint: true, isPiece: true }), ...having(names, { hint: true })];
  }

  // The characters themselves, where the programs' text is cut differently.
  surface(surface) {
    const one = match("SURFACE", this.surfaceWeight, surface, [], { surface });
    return !isAscii(surface) && this.lookup.occurs(one) ? [one] : [];
  }

  hardlyStands(found) {
    let programs = 0;
    for (const one of found) {
      if (!one.hint && one.channel !== "SURFACE") programs += this.lookup.frequency(one);
    }
    return programs <= this.constants.HARDLY * this.lookup.programs ** 0.5;
  }

  related(token) {
    if (!token.isUsedAlike) return [];
    const alike = this.tables.get("related", letters(token.surface) || token.surface)?.[token.term] ?? [];
    return alike.map(([term, likeness]) => ({
      ...this.instead("RELATED", this.constants.RELATED_WEIGHT * likeness, term),
      hint: true,
    }));
  }

  // The idf of the best of a word's matches.
  rarity(matches) {
    const best = matches.find((one) => !one.hint);
    return idf(this.lookup.programs, best ? this.lookup.frequency(best) : 0);
  }
}

// Whoever types one kanji and nothing else asks for what is written with it, but for names.
export function asSign(slot) {
  if ([...slot.text].length > 1) return slot;
  return { ...slot, matches: slot.matches.map((one) => (one.isPiece ? { ...one, hint: false } : one)) };
}
