// What forms of an English word have in common; indexer/english/stems.py.

export function stem(word) {
  const text = word.endsWith("ies") ? `${word.slice(0, -3)}y` : word;
  const singular = text.endsWith("ses") ? text.slice(0, -2) : text.replace(/([^su])s$/, "$1");
  return singular.replace(/([aeiouy][^aeiou]{1,2})(?:ed|ing)$/, "$1").replace(/e$/, "");
}
