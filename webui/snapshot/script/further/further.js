// What few queries need: a file of its own, loaded with the first that does.

import { Abbreviations } from "./abbreviations.js";
import { Corrections } from "./corrections.js";
import { Suggestions } from "./suggestions.js";

export class Further {
  constructor(search, { romaji, kana }) {
    const { tables, core, compiler } = search;
    this.abbreviations = new Abbreviations(tables, core, romaji, compiler);
    this.corrections = new Corrections(tables, core, romaji, compiler, kana);
    this.suggestions = new Suggestions(search, romaji);
  }
}
