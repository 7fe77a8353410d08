// The text of a query into its units; what indexer/query/parser.py does.

const escaped = (text) => text.replace(/[\\\]^-]/g, "\\$&");

export class QueryProblem extends Error {
  name = "QueryProblem";
}

export class Parser {
  constructor(constants) {
    const quotes = constants.quotes;
    this.maxText = constants.query.MAX_TEXT;
    const divider = escaped("、。，．,;；!！?？()（）[]［］{}｛｝<>＜＞《》【】〈〉*＊^~～|｜\\'`" + quotes.join(""));
    const hyphen = constants.parser.HYPHEN.replace("[-", "[\\-");
    const phrases = quotes.map(([open, close]) => `${open}([^${close}]*)${close}`).join("|");
    const inNumber = "(?<=[0-9０-９])[,，．](?=[0-9０-９])";
    this.unit = new RegExp(
      `(?<minus>(?<![^\\s${divider}])${hyphen}(?!\\s|${hyphen}))?(?:${phrases}|(?<word>(?:[^\\s${divider}]|${inNumber})+))`,
      "gu",
    );
  }

  parse(text) {
    if ([...text].length > this.maxText) {
      throw new QueryProblem(`検索語は${this.maxText}文字までです（${[...text].length}文字あります）。`);
    }
    const control = /[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]/u.exec(text);
    if (control) {
      const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
      throw new QueryProblem(`検索語に使えない文字（U+${code}）があります。消してから検索してください。`);
    }
    const units = [];
    let operator = "";
    for (const match of text.matchAll(this.unit)) {
      const { word, minus } = match.groups;
      const plain = (word ?? "").normalize("NFKC");
      if (["AND", "OR", "NOT"].includes(plain)) {
        operator = plain;
        continue;
      }
      const content = word ?? match.slice(2).find((one) => one !== undefined) ?? "";
      // The mark of a long vowel by itself is typed for a dash.
      if (!/(?!ー)[\p{L}\p{N}%€¥]/u.test(content.normalize("NFKC"))) continue;
      units.push({
        text: content,
        start: match.index + match[0].indexOf(content),
        phrase: word === undefined,
        excluded: minus !== undefined || operator === "NOT",
        either: operator === "OR" && units.length > 0,
      });
      operator = "";
    }
    return units;
  }
}

// The units without those that repeat one before them; alternatives (OR) stay as they are.
export function once(units) {
  const found = [];
  const seen = new Set();
  units.forEach((unit, at) => {
    const alternative = unit.either || units[at + 1]?.either;
    const key = `${unit.phrase} ${unit.excluded} ${unit.text}`;
    if (alternative || !seen.has(key)) found.push(unit);
    if (!alternative) seen.add(key);
  });
  return found;
}
