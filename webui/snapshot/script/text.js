// Folding of a query, kana and how they sound: what indexer/text does, by the same tables.

const KATAKANA = /^[ァ-ヺー]+$/;
const KANA = /^[ぁ-ゖァ-ヺー]+$/;
const KANJI = /^[一-鿿]+$/;
const HIRAGANA = /^[ぁ-ゖー]+$/;
const LATIN = /^[a-zāīūēōâîûêô'’]+$/;
const SAME = { ヂ: "ジ", ヅ: "ズ", ヲ: "オ", ヶ: "ケ", ヵ: "カ" };
const LOANED = /[ヴウテデトド][ァィゥェォュ]|ヴ/g;
const GA = /(?<=[一-鿿々])[ヶガ]/g;
const TSU = /(?<=[一二三四五六七八九])ツ(?=[一-鿿])/g;
const AGAIN = /(.)々/g;
const LONG = /(?<=[ァ-ヺー]{3})ー/g;
const INNER = /[-‐‑−・･/'’&_]|\.(?![0-9])|(?<![0-9])\./g;
const MARK = /(?<=(?<![a-z0-9])[a-z])(?:\+{1,2}|#)(?![a-z0-9+#])/g;
// The key of the hyphen gives a long vowel where an input method is on.
const TYPED = /(?<=[0-9a-z])[ー―—](?=[0-9a-z])|(?<=[a-z])[ー―—](?=[ァ-ヺ])/g;
const HYPHEN = /(?<=[a-z])[-‐‑−](?=[a-z0-9ァ-ヺー])/g;
// What the key of the long vowel gives on other keyboards.
const DASH = /(?<=[ァ-ヺー])[‐‑–—―─−-](?=[ァ-ヺー]|$)/g;
const INVISIBLE = /[\u00ad\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]/g;

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
  return /^[\p{L}\p{N}]+$/u.test(text) && !/[ヶガー々]|[一二三四五六七八九]ツ[一-鿿]/.test(text);
}

export class Text {
  constructor(constants) {
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
    const pairs = [...constants.variants];
    this.variants = new Map(pairs.flatMap((sign, at) => (at % 2 ? [] : [[sign, pairs[at + 1]]])));
    const changed = [...this.variants.keys(), ...digits, "元"].join("");
    this.plain = new RegExp(`^(?:(?![${changed}])[ぁ-ゔァ-ヴ一-鿿々])+$`);
    const names = constants.eras.map(([name]) => name).join("|");
    const signs = constants.eras.map(([, letter]) => letter).join("");
    this.year = new RegExp(`(?:(?<era>${names})|(?<![a-z0-9])(?<sign>[${signs}]))(?<year>[0-9]{1,2}|元)(?=年)`, "g");
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
      .replace(/(?<=[一-鿿々])ッ(?=[一-鿿々])/g, "ツ")
      .replace(HYPHEN, "")
      .replace(MARK, (marks) => marks.replaceAll("+", "plus").replace("#", "sharp"))
      .replace(DASH, "ー")
      .replace(/(?<=[ァ-ヺ])一(?=[ァ-ヺ])/g, "ー")
      .replace(this.numeral, (signs) => this.number(signs) ?? signs)
      .replace(this.year, (...found) => this.western(found[found.length - 1]))
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

  // A year of an era as the western one, behind the era's name.
  western({ era, sign, year }) {
    const [name, , before] = this.constants.eras.find(([one, letter]) => one === era || letter === sign);
    return name + (before + (year === "元" ? 1 : Number(year)));
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
