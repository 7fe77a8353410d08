// A plan in the making: slots, bonuses and conditions; indexer/query/draft.py.

import { Kind } from "./tokens.js";
import { keyOf, match, Reach } from "./lookup.js";
import { isDigits } from "./text.js";

export class Draft {
  constructor(constants) {
    this.constants = constants.draft;
    this.least = constants.importance[Kind.LIGHT];
    Object.assign(this, { slots: [], bonuses: [], excluded: [], together: [], group: -1, member: -1, last: null });
  }

  // A group of its own for the unit, or a place beside the unit before (OR).
  nextPlace(unit) {
    if (unit.either && this.group >= 0) this.member += 1;
    else {
      this.group += 1;
      this.member = 0;
    }
    return [this.group, this.member];
  }

  // Slots of words typed as one, so many positions behind the run before; null: a space.
  addRun(slots, distance, strict) {
    const { SPACED_BONUS, LINKED_BONUS, ADJACENT_BONUS } = this.constants;
    if (slots.length && this.last) {
      if (distance === null) this.addBonus(this.last, slots[0], SPACED_BONUS, 1);
      else if (distance <= 2) this.addBonus(this.last, slots[0], LINKED_BONUS, distance);
    }
    for (let at = 1; at < slots.length; at += 1) {
      const [left, right] = [slots[at - 1], slots[at]];
      this.addBonus(left, right, ADJACENT_BONUS, 1);
      if (strict && left.required && right.required) this.together.push([this.group, together(left, right)]);
    }
    this.slots.push(...slots);
    if (slots.length) this.last = slots[slots.length - 1];
  }

  addBonus(left, right, weight, distance) {
    const [first, second] = [word(left), word(right)];
    let parts;
    if (first && second) parts = [first.parts.at(-1), second.parts[0]];
    else if (distance === 1 && keys(left) !== keys(right)) {
      parts = [terms(left, -1), terms(right, 0)];
      weight *= this.constants.INSTEAD_SHARE;
    } else return;
    if (!parts.every((one) => one.length)) return;
    this.bonuses.push(match("WORD", weight, left.text + right.text, parts, { steps: [0, distance] }));
  }

  plan() {
    let slots = withoutEchoes(this.slots).filter((slot) => slot.importance > this.least);
    if (!slots.some((slot) => slot.required)) slots = this.slots.map((slot) => ({ ...slot, required: true }));
    const groups = new Set(slots.filter((slot) => slot.place[1]).map((slot) => slot.place[0]));
    const conditions = this.together.filter(([group]) => !groups.has(group)).map(([, matches]) => matches);
    const exact = this.excluded.length > 0 || slots.some((slot) => slot.strict);
    return { slots, bonuses: this.bonuses, excluded: this.excluded, together: conditions, exact };
  }
}

// The slots without words used alike that the query has itself: they would count twice.
function withoutEchoes(slots) {
  const key = (one) => one.parts.map((terms) => terms.join()).join(";");
  const all = slots.flatMap((slot) => slot.matches);
  const own = new Set(all.filter((one) => one.channel === "WORD" && !one.hint).map(key));
  const isEcho = (one) => one.channel === "RELATED" && own.has(key(one));
  return slots.map((slot) => (slot.matches.some(isEcho) ? { ...slot, matches: slot.matches.filter((one) => !isEcho(one)) } : slot));
}

// Ways to have both words: what stands for both as one, or one of each near the other.
function together(left, right) {
  const sure = [...left.matches, ...right.matches].filter((one) => !one.hint);
  const keysOf = (slot) => [...new Set(slot.matches.filter((one) => !one.hint).map(keyOf))];
  const keys = left.text === right.text ? [] : [left, right].flatMap(keysOf);
  const common = sure.filter((one) => one.surface || keys.filter((key) => key === keyOf(one)).length > 1);
  const [first, second] = [terms(left, -1), terms(right, 0)];
  if (!first.length || !second.length) return common;
  // Figures in another order are another number: 444-111.
  const areFigures = isDigits(left.text) && isDigits(right.text);
  const isApart = Math.min([...left.text].length, [...right.text].length) > 1 && !areFigures;
  const reach = isApart ? Reach.NEAR : Reach.PHRASE;
  return [...common, match("WORD", 1, left.text + right.text, [first, second], { reach })];
}

// What is looked up for a slot's word.
const keys = (slot) => slot.matches.map(keyOf).join("\n");

// The terms that may stand at one end of a slot's word.
function terms(slot, at) {
  const found = slot.matches.filter((one) => one.parts.length && !one.hint);
  return [...new Set(found.flatMap((one) => one.parts.at(at)))];
}

// The slot's match that is the word itself or its reading, if any.
function word(slot) {
  return slot.matches.find((one) => one.parts.length && !one.hint && ["WORD", "READING"].includes(one.channel));
}
