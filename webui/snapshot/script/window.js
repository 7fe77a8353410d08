// The window of a long text that is shown: it has the most matched words, and begins and ends where
// a clause or a word does: indexer/answer/fragment_window.py and edges.py. Places count characters.

export class Window {
  constructor(constants) {
    const { SIZE, BEFORE } = constants.fragment_window;
    const { CLAUSE, GROWS, ENDS, WORDS } = constants.edges;
    Object.assign(this, { size: SIZE, before: BEFORE, clause: CLAUSE, grows: GROWS, ends: ENDS });
    this.words = new RegExp(WORDS, "g");
  }

  // [low, high) of a text in characters; ``spans``, at least one, ascend and do not touch.
  of(signs, spans) {
    // What takes two units of UTF-16 is in no word that edges know.
    const text = signs.map((sign) => (sign.length > 1 ? "〓" : sign)).join("");
    const around = (place) => spans.find(([start, end]) => start < place && place < end) ?? [place, place];
    const within = (low) => spans.filter(([start, end]) => low <= start && end <= low + this.size).length;
    const last = text.length - this.size;
    const lows = spans.map(([start]) => around(Math.min(Math.max(0, start - this.before), last))[1]);
    let low = lows.reduce((best, one) => (within(one) > within(best) ? one : best));
    let high = Math.min(text.length, low + this.size);
    const behind = (place) => spans.find(([, end]) => end > place);
    high = Math.max(behind(low)?.[1] ?? 0, Math.min(high, behind(high)?.[0] ?? high));
    const inside = spans.filter(([start, end]) => low <= start && end <= high);
    const [first, end] = [inside[0]?.[0] ?? low, inside.at(-1)?.[1] ?? high];
    if (low) low = around(this.firstEdge(text, low, first))[0];
    if (high < text.length) high = around(this.lastEdge(text, end, high))[1];
    return [low, high];
  }

  // Where to begin at ``low`` or behind it, at ``high`` at the latest.
  firstEdge(text, low, high) {
    for (let at = low; at <= Math.min(high, low + this.clause); at += 1) if (this.opensClause(text, at)) return at;
    const word = this.wordAround(text, low);
    if (!word) return low;
    return word[1] <= high ? word[1] : Math.max(word[0], low - this.grows);
  }

  // Where to end at ``high`` or before it, at ``low`` at the earliest.
  lastEdge(text, low, high) {
    for (let at = high; at >= Math.max(low, high - this.clause); at -= 1) if (this.opensClause(text, at)) return at;
    const word = this.wordAround(text, high);
    if (!word) return high;
    return word[0] >= low ? word[0] : Math.min(word[1], high + this.grows);
  }

  opensClause(text, at) {
    return at === 0 || at === text.length || (this.ends.includes(text[at - 1]) && !this.ends.includes(text[at]));
  }

  // The word that has a place inside; undefined where none has.
  wordAround(text, at) {
    let start = at;
    while (start && !this.ends.includes(text[start - 1])) start -= 1;
    const words = [...text.slice(start).matchAll(this.words)].map((one) => [start + one.index, start + one.index + one[0].length]);
    return words.find(([low, high]) => low < at && at < high);
  }
}
