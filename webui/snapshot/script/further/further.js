// What few queries need: a file of its own, loaded with the first that does.

import { Abbreviations } from "./abbreviations.js";
import { Corrections } from "./corrections.js";
import { KanaReader } from "./kana_reader.js";
import { Romaji } from "./romaji.js";
import { Suggestions } from "./suggestions.js";
import { Translation } from "./translation.js";

export class Further {
  constructor(search) {
    const { tables, core, compiler } = search;
    const romaji = new Romaji(core.constants);
    this.kana = new KanaReader(core, romaji, compiler);
    this.translation = new Translation(tables, core);
    this.abbreviations = new Abbreviations(tables, core, romaji, compiler);
    this.corrections = new Corrections(tables, core, romaji, compiler, this.kana);
    this.suggestions = new Suggestions(search, romaji);
  }
}
