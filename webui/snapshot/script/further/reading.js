// What queries in kana, Latin letters and English need: a file of its own, loaded with the first.

import { EraYears } from "./era_years.js";
import { KanaReader } from "./kana_reader.js";
import { Loanwords } from "./loanwords.js";
import { Romaji } from "./romaji.js";
import { Translation } from "./translation.js";

export class Reading {
  constructor({ tables, core, compiler }) {
    this.romaji = new Romaji(core.constants);
    this.kana = new KanaReader(core, this.romaji, compiler);
    this.years = new EraYears(core, compiler);
    this.loanwords = new Loanwords(tables, compiler);
    this.translation = new Translation(tables, core);
  }
}
