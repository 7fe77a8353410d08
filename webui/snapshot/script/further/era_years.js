// Years as people type them, alone: 令和8年度, R8, 2026, 2026年, R3-R5; indexer/query/era_years.py.

const [FISCAL, CALENDAR] = ["年度", "年"];

export class EraYears {
  constructor(core, { text }) {
    this.text = text;
    this.eras = core.constants.eras;
    const names = this.eras.map(([name]) => name).join("|");
    const era = `(?:${names}|[${this.eras.map(([, letter]) => letter).join("")}])`;
    const [number, century, unit] = ["(?:[1-9][0-9]?|元)", "(?:19|20)[0-9]{2}", "(?:年度?)?"];
    const link = "(?:[~〜–、-]|から)";
    this.years = new RegExp(
      `^(?:${era}${number}|${era}?${century})${unit}(?:${link}${era}?(?:${century}|${number})${unit})*(?:まで)?$`,
    );
  }

  // For each year that a whole unit names, how programs may write it; nothing where it names none.
  of(folded) {
    if (!this.years.test(folded)) return [];
    const years = this.text.yearsIn(folded);
    if (folded.includes(CALENDAR)) {
      const ways = folded.includes(FISCAL) ? [FISCAL] : [CALENDAR, FISCAL];
      return years.map((year) => ways.map((way) => `${year}${way}`));
    }
    const own = years.length === 1 ? [folded] : [];
    const units = /^[0-9]+$/.test(folded) ? [] : [CALENDAR, FISCAL];
    return years.map((year) => [...new Set([...own, ...this.byLetter(year), ...units.map((unit) => `${year}${unit}`)])]);
  }

  // A year by the letter of its era, or of both where one follows the other: h31, r1.
  byLetter(year) {
    const last = (at) => (at ? this.eras[at - 1][2] + 1 : 9999);
    const own = this.eras.filter(([, , before], at) => before < year && year <= last(at));
    return own.map(([, letter, before]) => `${letter}${year - before}`).reverse();
  }
}
