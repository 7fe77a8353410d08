// Folding of a query, kana and how they sound: what indexer/text does, by the same tables.

const KATAKANA = /^[ァ-ヺー]+$/;
const KANA = /^[ぁ-ゖァ-ヺー]+$/;
const KANJI = /^[一-鿿]+$/;
const HIRAGANA = /^[ぁ-ゖー]+$/;
const LATIN = /^[a-zāīūēōâîûêô'’]+$/;
const SAME = { ヂ: "ジ", ヅ: "ズ", ヲ: "オ", ヶ: "ケ", ヵ: "カ" };
const LOANED = /[ヴウテデトド][ァィゥェォュ]|ヴ/g;
const GA = /(?<=[一-鿿々])[ヶガ]/g;
const TSU = /(?<=[一二三四五六七八九])[ツノ](?=[一-鿿])/g;
const AGAIN = /(.)々/g;
const LONG = /(?<=[ァ-ヺー]{3})ー/g;
const INNER = /[-‐‑−・･/'’&_]|\.(?![0-9])|(?<![0-9])\./g;
const MARK = /(?<=(?<![a-z0-9])[a-z])(?:\+{1,2}|#)(?![a-z0-9+#])/g;
// The key of the hyphen gives a long vowel where an input method is on.
const TYPED = /(?<=[0-9a-z])[ー―—](?=[0-9a-z])|(?<=[a-z])[ー―—](?=[ァ-ヺ])|(?<=[一-鿿々])ー(?=[0-9a-z一-鿿々])|(?<=[0-9a-z])ー(?=[一-鿿々])/g;
// Within a name: Node.js.
const STOP = /(?<=[a-z])\.(?=[a-z])/g;
const HYPHEN = /(?<=[a-z])[-‐‑−](?=[a-z0-9ァ-ヺー])/g;
// What the key of the long vowel gives on other keyboards.
const DASH = /(?<=[ァ-ヺー])[‐‑–—―─−-](?=[ァ-ヺー]|$)/g;
const INVISIBLE = /[\u00ad\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]/g;

// No.5 is No5, Ver.2.0 Ver2.0.
const POINT = /(?<=(?<![a-z])(?:no|v[eo][rl]))\.(?= ?[0-9])/g;
const TO = "[~〜–—―ー-]|から";
// Longer ranges name an epoch.
const LONGEST_RANGE = 12;
const FIGURES = "[0-9]+(?:,[0-9]{3})*(?:\\.[0-9]+)?";
const DIGIT = /[〇一二三四五六七八九]/;
const LARGE = { 万: 1e4, 億: 1e8, 兆: 1e12 };
// More digits are errors of a fraction: 1.1万.
const PRECISION = 15;

// Years of eras, of lists and ranges, and fiscal years; eras are named by these words and letters.
function years(names, signs) {
  const [short, century] = ["[0-9]{1,2}(?![0-9])", "(?:19|20)[0-9]{2}(?![0-9])"];
  const number = `(?:${short}|元)`;
  const link = `(?:年度?)? ?(?:${TO}|[、・,/]|及び|および|と) ?`;
  const unit = "(?=年(?![間後前目程計生毎来余代]|以[^前降後来]))";
  return new RegExp(
    `(?:(?<=${names})|(?<![a-z0-9])[${signs}](?=[0-9元]))${number}(?:${link}(?:${names}|[${signs}])?${number})*${unit}` +
      `|(?<![0-9])${century}(?:${link}(?:${century}|${short}))+${unit}` +
      `|(?<![a-z0-9])[rh]${short}(?: ?(?:${TO}) ?[rh]${short})+(?!年|[./])` +
      `|(?<![a-z0-9])fy(?:${century}(?:[~〜–-](?:fy)?(?:${century}|${short}))?|${short})`,
    "g",
  );
}

export const isKana = (text) => KANA.test(text);
// Single consonants in hiragana or behind it, as an input method leaves them.
export const isSlip = (text) => /^[ぁ-ゖー]+(?:[b-df-hj-np-tv-z]{1,2}[ぁ-ゖー]*)+$/.test(text);
export const isHiragana = (text) => HIRAGANA.test(text);
export const isKatakana = (text) => KATAKANA.test(text);
// What romaji is written with.
export const isLatin = (text) => LATIN.test(text);
export const isAscii = (text) => !/[^\0-\x7f]/.test(text);
export const isDigits = (text) => /^[0-9]+$/.test(text);

const shifted = (text, pattern, by) =>
  text.replace(pattern, (sign) => String.fromCharCode(sign.charCodeAt(0) + by));
export const toKatakana = (text) => shifted(text, /[ぁ-ゖゝゞ]/g, 0x60);
export const toHiragana = (text) => shifted(text, /[ァ-ヶヽヾ]/g, -0x60);

export function letters(folded) {
  if (KANJI.test(folded)) return folded;
  const text = shifted(toKatakana(folded), /[ァィゥェォ]/g, 1).replace(INNER, "").replace(GA, "ケ");
  return text.replace(TSU, "").replace(AGAIN, "$1$1").replace(LONG, "");
}

export function areTheirOwn(folded) {
  const text = toKatakana(folded);
  return /^[\p{L}\p{N}]+$/u.test(text) && !/[ヶガー々]|[一二三四五六七八九][ツノ][一-鿿]/.test(text);
}

export class Text {
  // ``variants`` are kanji by their variants.
  constructor(constants, variants) {
    this.constants = constants;
    const { vowels, lengthening, loaned } = constants.kana;
    this.loaned = loaned;
    this.vowel = {};
    for (const [vowel, row] of Object.entries(vowels)) for (const kana of row) this.vowel[kana] = vowel;
    this.lengthening = new Set(lengthening);
    const { counters, digits, sharing, shared } = constants.numbers;
    this.shared = shared;
    // Names that share their end: 小・中学校.
    this.sharing = new RegExp(sharing, "g");
    this.digits = digits;
    this.numeral = new RegExp(`(?<![0-9${digits}])[${digits}]{2,}(?=${counters})`, "g");
    this.counted = new RegExp(`^(?:${FIGURES}(?:[十百千万億兆]+(?:${FIGURES})?)*|[${digits}][${digits}万億兆]*(?=${counters}))`);
    this.variants = variants;
    const changed = [...this.variants.keys(), ...digits, "元"].join("");
    this.plain = new RegExp(`^(?:(?![${changed}])[ぁ-ゔァ-ヴ一-鿿々])+$`);
    const names = constants.eras.map(([name]) => name).join("|");
    const signs = constants.eras.map(([, letter]) => letter).join("");
    this.years = years(names, signs);
    this.ofYear = new RegExp(`(${names}|[${signs}])?((?:19|20)[0-9]{2}(?![0-9])|[0-9]{1,2}|元)`, "g");
  }

  fold(text) {
    // Most phrases are folded as they are.
    if (this.plain.test(text)) return this.writtenOut(text);
    const plain = [...text.normalize("NFKC").toLowerCase()];
    const folded = plain
      .map((sign) => this.variants.get(sign) ?? sign)
      .join("")
      .replace(INVISIBLE, "")
      .replace(TYPED, "-")
      .replace(STOP, "/")
      .replace(/(?<=[一-鿿々])ッ(?=[一-鿿々])/g, "ツ")
      .replace(HYPHEN, "")
      .replace(MARK, (marks) => marks.replaceAll("+", "plus").replace("#", "sharp"))
      .replace(DASH, "ー")
      .replace(/(?<=[ァ-ヺ])一(?=[ァ-ヺ])/g, "ー")
      .replace(this.numeral, (signs) => this.number(signs) ?? signs)
      .replace(this.years, (found, at, all) => this.western(found, at, all))
      .replace(POINT, "")
      .replace(/(?<=[年月])0(?=[1-9][月日])/g, "")
      .replace(/(.)[ゝヽ]/g, "$1$1")
      .replace(/(.)[ゞヾ]/g, (_, kana) => kana + (kana + "\u3099").normalize("NFC"));
    return this.writtenOut(folded);
  }

  writtenOut(text) {
    return text.replace(this.sharing, (short) => this.shared[short.replaceAll("・", "")]);
  }

  // The number that kanji stand for; null for none.
  number(signs) {
    const values = [...signs].map((sign) => this.digits.indexOf(sign));
    if (values.every((value) => value < 10)) return values.join("");
    let [total, digit, largest] = [0, 0, 10_000];
    for (const value of values) {
      if (value < 10) {
        if (digit || !value) return null;
        digit = value;
        continue;
      }
      const unit = 10 ** (value - 9);
      if (unit >= largest) return null;
      largest = unit;
      total += (digit || 1) * unit;
      digit = 0;
    }
    return String(total + digit);
  }

  // The number that a text begins with, in figures or, before what it counts, in kanji.
  numberAt(text) {
    return this.counted.exec(text)?.[0];
  }

  // The figures for a number: 3万5千 and 三万五千 are 35000.
  value(number) {
    if (/^[0-9.]+$/.test(number)) return number;
    let total = 0;
    for (const [, small, large] of number.replaceAll(",", "").matchAll(/([^万億兆]*)([万億兆]?)/g)) {
      total += this.small(small) * (LARGE[large] ?? 1);
    }
    return String(Number(total.toPrecision(PRECISION)));
  }

  // What stands before 万.
  small(number) {
    let total = 0;
    const figures = [...number].map((sign) => (DIGIT.test(sign) ? this.digits.indexOf(sign) : sign)).join("");
    for (const [, digits, unit] of figures.matchAll(/([0-9.]*)([十百千]?)/g)) {
      if (digits || unit) total += Number(digits || 1) * (unit ? 10 ** (this.digits.indexOf(unit) - 9) : 1);
    }
    return total;
  }

  // Years as western ones, those between the ends of a range among them; the name of an era before
  // stays, a letter becomes it: indexer/text/western_years.py.
  western(found, at, all) {
    const behind = all.slice(at + found.length);
    const unit = /^年(?!度)/.test(behind) ? "年" : "年度";
    const before = this.era(all.slice(Math.max(0, at - 2), at));
    const first = this.era(found[0]);
    const own = this.yearsIn(found.replaceAll("fy20", "20").replaceAll("fy", "20"), first ?? before);
    return (first?.[0] ?? "") + own.join(`${unit}、`) + (behind.startsWith("年") ? "" : unit);
  }

  era(name) {
    return this.constants.eras.find(([one, letter]) => one === name || letter === name);
  }

  yearsIn(text, era) {
    const own = [];
    let end = 0;
    for (const part of text.matchAll(this.ofYear)) {
      const last = own[own.length - 1] ?? 0;
      if (part[1]) era = this.era(part[1]);
      const value = part[2] === "元" ? 1 : Number(part[2]);
      const year = part[2].length === 4 ? value : era ? era[2] + value : last - (last % 100) + value;
      if (last && !part[1] && year <= last) continue;
      const isRange = last && year - last <= LONGEST_RANGE && new RegExp(TO).test(text.slice(end, part.index));
      for (let one = isRange ? last + 1 : year; one <= year; one += 1) own.push(one);
      end = part.index + part[0].length;
    }
    return [...new Set(own)];
  }

  // A key that is equal for readings that sound alike.
  sound(reading) {
    let key = "";
    let vowel = "";
    for (const sign of reading.replace(LOANED, (two) => this.loaned[two] ?? two)) {
      const kana = SAME[sign] ?? sign;
      if (kana === "ー" || this.lengthening.has(vowel + kana)) continue;
      key += kana;
      vowel = this.vowel[kana] ?? "";
    }
    return key;
  }
}
