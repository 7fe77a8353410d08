// A query's text to a plan: its words, what may stand for each, and which belong together;
// indexer/query/compile.py.

import { allParts, Kind, placedWords, places, row } from "./tokens.js";
import { asSign, CONTENT } from "./channels.js";
import { Draft } from "./draft.js";
import { match, Where } from "./lookup.js";
import { texts } from "./packing.js";
import { once } from "./parser.js";
import { isAscii, isHiragana, isKana, isLatin, isSlip } from "./text.js";
import { joined, rowOf } from "./words.js";

// What may be a year, as far as it is seen at the beginning of a unit.
const MAY_BE_YEARS = /^(?:\p{L}{1,2})?(?:[0-9]{4}|[0-9]{1,2}|元)(?:年|[~〜–、-]|から|$)/u;

export class Compiler {
  constructor(parts, core) {
    // text, analyzer, words, lookup, channels, cuts, parser, reading, further
    Object.assign(this, parts);
    this.constants = core.constants;
    this.names = new Set(texts(core.places.names));
  }

  compile(text) {
    const units = once(this.parser.parse(text));
    const draft = new Draft(this.constants);
    // What follows from words is asked for once they are there: half of them leads anywhere.
    for (const unit of units) this.analyzer.analyze(this.text.fold(unit.text));
    if (this.channels.tables.wanted.size) return draft.plan();
    const mayBeEnglish = units.some((unit) => isAscii(unit.text) && /[a-z]/i.test(unit.text));
    const translated = (mayBeEnglish && this.reading()?.translation.of(units)) || new Map();
    units.forEach((unit, number) => {
      const place = draft.nextPlace(unit);
      const english = translated.get(number);
      if (unit.excluded) draft.excluded.push(this.phrase(unit));
      else if (unit.phrase) this.addPhrase(unit, place, draft);
      else if (!this.addYears(unit, place, draft)) {
        if (!english || english.length) this.addWords(unit, place, draft, english ?? []);
      }
    });
    if (draft.slots.length === 1) draft.slots = draft.slots.map(asSign);
    return draft.plan();
  }

  // The phrase as a filter; where it stands nowhere, its words, none of which is enough.
  addPhrase(unit, place, draft) {
    const phrase = this.phrase(unit);
    const stands = this.lookup.occurs(phrase);
    const matches = stands ? [phrase] : [];
    draft.slots.push({ text: unit.text, place, importance: 1, required: true, strict: stands, matches, width: 1 });
    if (!stands) this.addWords(unit, place, draft, []);
  }

  // The years that a unit names and nothing else (H31, 令和3, 2020年), each as a word; whether there
  // are any.
  addYears(unit, place, draft) {
    const folded = this.text.fold(unit.text);
    const years = (MAY_BE_YEARS.test(folded) && this.reading()?.years.of(folded)) || [];
    const found = years.map((ways) => ways.flatMap((text) => this.channels.written(text, this.analyzer.analyze(text))));
    if (!found.some((matches) => matches.length)) return false;
    found.forEach((matches, at) => {
      const text = years.length === 1 ? unit.text : years[at][years[at].length - 1];
      draft.addRun([{ text, place, importance: 1, required: true, strict: false, matches, width: 1 }], null, true);
    });
    return true;
  }

  phrase(unit) {
    const folded = this.text.fold(unit.text);
    const parts = allParts(this.analyzer.analyze(folded));
    const surface = match("SURFACE", this.constants.pieces.SURFACE_WEIGHT, unit.text, [], { surface: folded });
    return this.channels.phrase(parts, unit.text) ?? surface;
  }

  addWords(unit, place, draft, english) {
    const folded = this.text.fold(unit.text);
    const cut = this.words.nominal(this.analyzer.analyze(folded), (term) => this.lookup.term(term));
    const tokens = this.withNames(cut);
    const mayBeRead = isKana(folded) || isLatin(folded);
    let read = (mayBeRead && this.reading()?.kana.slots(unit.text, folded, tokens, place)) || [];
    // Whether it is not read so is known once all of it is there.
    if (this.channels.tables.wanted.size) return;
    if (!read.length && isTornAtEnd(tokens)) read = this.reading()?.kana.convertedInPart(unit.text, folded, place) ?? [];
    if (read.length) {
      draft.addRun(also(read, english), null, true);
      return;
    }
    const kana = !english.length && isLatin(folded) && this.reading()?.kana.typedInRomaji(folded, tokens);
    if (kana) {
      this.addWords({ ...unit, text: kana }, place, draft, english);
      return;
    }
    if (this.words.isOneWord(tokens, folded) || (isSlip(folded) && !this.cuts.isWord(folded))) {
      draft.slots.push({ text: unit.text, place, importance: 1, required: true, strict: false, matches: [], width: 1 });
    }
    const parts = allParts(tokens);
    const replaced = this.channels.inRow(row(parts));
    const sentence = this.words.isSentence(tokens);
    const words = this.words.runs(tokens, places(parts)).map(([at, run]) => [at, this.words.bound(run, sentence)]);
    let runs = words.map(([at, run]) => [at, also(this.translated(folded, this.runSlots(at, run, place, replaced, sentence)), english)]);
    if (sentence) runs = this.loosened(runs, tokens);
    if (tokens.every((token) => token.kind === Kind.FUNCTION)) this.addLetters(unit, folded, place, draft);
    for (const [, run] of words) if (this.isPlace(run)) draft.bonuses.push(...this.place(run));
    let end = null;
    for (const [at, slots] of runs) {
      draft.addRun(slots, end === null ? null : at - end, !sentence);
      end = at + slots.reduce((sum, slot) => sum + slot.width, 0) - 1;
    }
  }

  // The slots of a unit, English words in a Japanese one with what they stand for: SNS発信.
  translated(folded, slots) {
    if (isAscii(folded) || !slots.some((slot) => isAscii(slot.text) && /[a-z]/.test(slot.text))) return slots;
    const meant = (text) => this.reading()?.translation.of([{ text }]).get(0) ?? [];
    return slots.flatMap((slot) => also([slot], isAscii(slot.text) ? meant(slot.text) : []));
  }

  // The tokens, those of a name of a place as one: 茅が崎.
  withNames(tokens) {
    const found = [...tokens];
    for (let at = tokens.length - 2; at > 0; at -= 1) {
      if (tokens[at].surface !== "が") continue;
      const name = found.slice(at - 1, at + 2);
      if (this.cuts.isWord(name.map((token) => token.surface).join(""))) {
        found.splice(at - 1, 3, { ...joined(name), kind: Kind.NOUN });
      }
    }
    return found;
  }

  // A unit of function words only, letter by letter.
  addLetters(unit, folded, place, draft) {
    const one = match("WORD", this.constants.pieces.SURFACE_WEIGHT, unit.text, [], { surface: folded });
    if (folded.length >= this.constants.compile.MIN_FUNCTION && this.lookup.occurs(one)) {
      draft.slots.push({ text: unit.text, place, importance: 1, required: true, strict: false, matches: [one], width: 1 });
    }
  }

  place(words) {
    const name = this.channels.phrase(allParts(words), words.map((word) => word.surface).join(""));
    return name ? [{ ...name, weight: this.constants.draft.PLACE_BONUS, where: Where.PLACE }] : [];
  }

  isPlace(words) {
    return this.names.has(rowOf(words).map((term) => (term === "" ? "" : this.lookup.term(term))).join(" "));
  }

  // The runs of a sentence, of which only the telling nouns must be in a program.
  loosened(runs, tokens) {
    const named = runs.map(([at, slots]) => [at, slots.map((slot) => this.asNamed(slot))]);
    const says = (slot) => slot.importance * this.channels.rarity(slot.matches);
    const telling = this.constants.sentences.SENTENCE_SHARE * Math.max(0, ...named.flatMap(([, slots]) => slots.map(says)));
    const verb = this.constants.importance[Kind.VERB];
    const tells = (slot) => says(slot) >= telling || this.channels.rarity(slot.matches) > this.constants.sentences.COMMON_IDF;
    const loose = named.map(([at, slots]) => [
      at,
      slots.map((slot) => ({ ...slot, required: slot.required && slot.importance > verb && tells(slot) })),
    ]);
    const words = loose.flatMap(([, slots]) => slots);
    // Of one noun, what is said of it is asked for as well: 家を建てたい.
    const last = words.findLast((slot) => slot.importance >= verb);
    if (this.words.hasPredicate(tokens, (term) => this.lookup.term(term)) && words.filter((slot) => slot.required).length === 1) last.required = true;
    return loose;
  }

  // A verb as the noun that the programs have for it.
  asNamed(slot) {
    const isName = ({ channel, weight }) => channel === "RELATED" && weight >= this.constants.sentences.NAMING_WEIGHT;
    const isLacking = slot.matches.every((one) => one.hint);
    const isNamed = slot.required && isLacking && slot.matches.some(isName);
    return isNamed ? { ...slot, importance: this.constants.importance[Kind.NOUN] } : slot;
  }

  // The slots of words typed as one, from position ``at`` of their unit on.
  runSlots(at, words, place, replaced, sentence) {
    const found = words.map((word) => {
      const mine = replaced.length ? covering(word, at, replaced) : [];
      at += word.parts.length;
      return this.channels.matches(word, mine, words.length === 1, sentence);
    });
    // Also in a sentence: only a dictionary knows how a word is cut there.
    const cuts = this.cuts.of(words);
    const isPlace = this.isPlace(words);
    const slots = words.map((word, number) => {
      const others = cuts
        .filter((cut) => cut.first <= number && number < cut.last)
        .map((cut) => ({ ...cut.match, weight: 1 / (cut.last - cut.first) }));
      const own = isPlace ? found[number].map((one) => ({ ...one, where: Where.ANYWHERE })) : found[number];
      return {
        text: word.surface,
        place,
        importance: this.constants.importance[word.kind],
        required: CONTENT.includes(word.kind),
        strict: false,
        matches: [...own, ...others],
        width: word.parts.length,
      };
    });
    return this.clipped(slots);
  }

  // The slots, with what they are clipped from where no program has one of the words.
  clipped(slots) {
    if (this.channels.tables.wanted.size || slots.every((slot) => isFound(slot.matches))) return slots;
    const found = this.further()?.abbreviations.of(slots.map((slot) => slot.text)) ?? [];
    const known = slots.filter((slot) => isFound(slot.matches));
    const last = slots[slots.length - 1];
    const nouns = slots.every((slot) => slot.importance > this.constants.importance[Kind.VERB]);
    if (nouns && known.length === 1 && known[0] === last && [...last.text].length === 1) {
      return [{ ...asOne(slots), matches: found }];
    }
    if (!found.length) return slots;
    if (slots.length >= this.constants.runs.MIN_SIGNS && slots.every((slot) => [...slot.text].length === 1)) {
      return [{ ...asOne(slots), matches: found }];
    }
    const written = (matches) => matches.filter((one) => one.channel !== "READING");
    return slots.map((slot) => ({ ...slot, matches: [...written(slot.matches), ...found] }));
  }
}

// Whether hiragana at one end of several words may be a word that is cut wrong: 防犯かめら.
function isTornAtEnd(tokens) {
  if (tokens.length < 2 || isHiragana(tokens[tokens.length - 1].surface) === isHiragana(tokens[0].surface)) return false;
  return tokens.every(({ surface, kind }) => kind !== Kind.BREAK && /^[^a-z0-9]+$/.test(surface));
}

const isFound = (matches) => matches.some((one) => !one.hint);

// The slots of words typed as one as that of a word.
function asOne(slots) {
  const text = slots.map((slot) => slot.text).join("");
  const width = slots.reduce((sum, slot) => sum + slot.width, 0);
  return { ...slots[0], text, importance: 1, required: slots.some((slot) => slot.required), width };
}

function also(slots, english) {
  if (slots.length !== 1 || !english.length) return slots;
  return [{ ...slots[0], matches: [...slots[0].matches, ...english] }];
}

function covering(token, at, replaced) {
  const words = placedWords(token.parts).map(([place]) => at + place);
  if (!words.length) return [];
  return replaced.filter((one) => one.start <= words[0] && words[words.length - 1] < one.end);
}
