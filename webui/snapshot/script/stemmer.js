// The English stemmer of Snowball (Porter2), as https://snowballstem.org describes it.

const V = "[aeiouy]";
const EXCEPTIONS = {
  skis: "ski", skies: "sky", idly: "idl", gently: "gentl", ugly: "ugli", early: "earli", only: "onli", singly: "singl",
  sky: "sky", news: "news", howe: "howe", atlas: "atlas", cosmos: "cosmos", bias: "bias", andes: "andes",
};
const KEPT_AFTER_1A = /^(?:inning|outing|canning|herring|earring|proceed|exceed|succeed|evening)$/;
const STEP_2 = [
  ["ization", "ize"], ["ational", "ate"], ["ogist", "og"], ["fulness", "ful"], ["ousness", "ous"], ["iveness", "ive"], ["tional", "tion"],
  ["biliti", "ble"], ["lessli", "less"], ["entli", "ent"], ["ation", "ate"], ["alism", "al"], ["aliti", "al"],
  ["ousli", "ous"], ["iviti", "ive"], ["fulli", "ful"], ["enci", "ence"], ["anci", "ance"], ["abli", "able"],
  ["izer", "ize"], ["ator", "ate"], ["alli", "al"], ["bli", "ble"],
];
const STEP_3 = [
  ["ational", "ate"], ["tional", "tion"], ["alize", "al"], ["icate", "ic"], ["iciti", "ic"], ["ical", "ic"], ["ful", ""], ["ness", ""],
];
const STEP_4 = /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic)$/;

// Where the first region begins behind a vowel and a consonant.
function region(word, from) {
  const found = /[aeiouy][^aeiouy]/.exec(word.slice(from));
  return found ? from + found.index + 2 : word.length;
}

const isShort = (word) => /^[aeiouy][^aeiouy]$/.test(word) || /[^aeiouy][aeiouy][^aeiouywxY]$/.test(word) || word === "past";

export function stem(text) {
  if (text.length < 3) return text;
  if (EXCEPTIONS[text]) return EXCEPTIONS[text];
  let word = text.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
  const prefix = /^(?:gener|commun|arsen|past|univers|later|emerg|organ|inter)/.exec(word);
  const r1 = prefix ? prefix[0].length : region(word, 0);
  const r2 = region(word, r1);
  word = step1a(word);
  if (KEPT_AFTER_1A.test(word)) return word;
  word = step1b(word, r1);
  word = word.replace(/(.[^aeiouy])[yY]$/, "$1i");
  word = step2(word, r1);
  word = step3(word, r1, r2);
  word = step4(word, r2);
  word = step5(word, r1, r2);
  return word.replaceAll("Y", "y");
}

function step1a(word) {
  if (word.endsWith("sses")) return word.slice(0, -2);
  const ie = /(.*)(?:ied|ies)$/.exec(word);
  if (ie) return ie[1] + (ie[1].length > 1 ? "i" : "ie");
  if (/(?:us|ss)$/.test(word)) return word;
  return new RegExp(`${V}.+s$`).test(word) ? word.slice(0, -1) : word;
}

function step1b(word, r1) {
  const eed = /(?:eedly|eed)$/.exec(word);
  if (eed) return eed.index >= r1 ? `${word.slice(0, eed.index)}ee` : word;
  const found = /(?:ingly|edly|ing|ed)$/.exec(word);
  if (!found) return word;
  const stemmed = word.slice(0, found.index);
  if (!new RegExp(V).test(stemmed)) return word;
  if (found[0].startsWith("ing") && /^[^aeiouy]y$/.test(stemmed)) return `${stemmed[0]}ie`;
  if (/(?:at|bl|iz)$/.test(stemmed)) return `${stemmed}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stemmed)) return /^[aeo]..$/.test(stemmed) ? stemmed : stemmed.slice(0, -1);
  return r1 >= stemmed.length && isShort(stemmed) ? `${stemmed}e` : stemmed;
}

function replaced(word, rows, region) {
  const row = rows.find(([ending]) => word.endsWith(ending));
  if (!row) return null;
  const at = word.length - row[0].length;
  return at >= region ? word.slice(0, at) + row[1] : word;
}

function step2(word, r1) {
  const done = replaced(word, STEP_2, r1);
  if (done !== null) return done;
  if (/logi$/.test(word)) return word.length - 3 >= r1 ? word.slice(0, -1) : word;
  if (/[cdeghkmnrt]li$/.test(word) && word.length - 2 >= r1) return word.slice(0, -2);
  return word;
}

function step3(word, r1, r2) {
  if (word.endsWith("ative")) return word.length - 5 >= r2 ? word.slice(0, -5) : word;
  return replaced(word, STEP_3, r1) ?? word;
}

function step4(word, r2) {
  const found = STEP_4.exec(word);
  if (found) return found.index >= r2 ? word.slice(0, found.index) : word;
  return /[st]ion$/.test(word) && word.length - 3 >= r2 ? word.slice(0, -3) : word;
}

function step5(word, r1, r2) {
  const at = word.length - 1;
  if (word.endsWith("e") && (at >= r2 || (at >= r1 && !isShort(word.slice(0, -1))))) return word.slice(0, -1);
  return word.endsWith("ll") && at >= r2 ? word.slice(0, -1) : word;
}
