// What forms of an English word have in common; indexer/english/stems.py.

const IRREGULAR = {
  children: "child",
  feet: "foot",
  men: "man",
  mice: "mouse",
  teeth: "tooth",
  women: "woman",
  lives: "life",
  wives: "wife",
  midwives: "midwife",
  housewives: "housewife",
  halves: "half",
  shelves: "shelf",
  knives: "knife",
  leaves: "leaf",
  wolves: "wolf",
};
const SHORT = 4;
const BRITISH = [
  [/(?<=[bt])re(?=s?$)/, "er"],
  [/(?<=..)our(?=$|s$|ed$|ing$|hood|ful|al)/, "or"],
  [/mme(?=s?$)/, "m"],
  [/(?<=...)is(?=ation)/, "iz"],
  [/(?<=...)ll(?=ed$|ing$|$)/, "l"],
];
const BRITISH_STEMS = [
  [/(?<=....)is$/, "iz"],
  [/ys$/, "yz"],
  [/enc$/, "ens"],
];
const DERIVED =
  /(?<=....)(?:ation|ion|ment|ness|anc|ens|ity|iv|ism|ist|abl|ful|ly|al|er|or|at|ed|ing)$/;
const LONGEST_DERIVATION = 3;

const replaced = (word, pairs) => pairs.reduce((text, [from, to]) => text.replace(from, to), word);
const withoutE = (word) => (word.length <= SHORT ? word : word.replace(/e$/, ""));

const american = (word) => replaced(withoutE(word), BRITISH_STEMS);

export function stem(form) {
  const word = replaced(Object.hasOwn(IRREGULAR, form) ? IRREGULAR[form] : form, BRITISH);
  const text = word.endsWith("ies") ? `${word.slice(0, -3)}y` : word;
  return american(text.replace(/(?<=[^su])s$|(?<=(?:ss|sh|ch))es$|(?<=x)es$|(?<=[^aeiou]us)es$/, ""));
}

// A stem without the ending of a tense.
export function present(stemmed) {
  const cut = stemmed.replace(/(?<=[aeiouy][^aeiou]{1,2})(?:ed|ing)$/, "");
  if (cut === stemmed) return stemmed;
  return american(/^[^aeiou]?[aeiou][^aeiouwxy]$/.test(cut) ? `${cut}e` : cut.replace(/([bdgmnprt])\1$/, "$1"));
}

export function root(stemmed) {
  let word = present(stemmed);
  for (let turn = 0; turn < LONGEST_DERIVATION; turn += 1) {
    const shorter = withoutE(word.replace(/(?<=..)ication$/, "y").replace(DERIVED, ""));
    if (shorter === word) break;
    word = shorter;
  }
  return word.replace(/y$/, "i");
}
