// Which programs a plan finds, how good and how complete: indexer/ranking.
//
// A ranking is {rows: [{doc, score, complete, alike}], found, rest}; rows ascend by program.

import { idf } from "./lookup.js";

const ITSELF = ["WORD", "READING"];

export class Ranker {
  constructor(lookup, core) {
    this.lookup = lookup;
    this.programs = core.programs;
    this.constants = core.constants;
    this.perPage = core.constants.query.DEFAULT_PER_PAGE;
  }

  everything() {
    const rows = Array.from({ length: this.programs }, (_, doc) => ({ doc, score: 0, complete: true }));
    return { rows, found: [], rest: [] };
  }

  rank(plan) {
    const found = plan.slots.map((slot) => this.lookup.found(slot.matches));
    const bonuses = this.lookup.found(plan.bonuses);
    let ranking = this.evaluate(plan.slots, found, bonuses);
    for (const matches of plan.together) {
      const having = new Set(this.lookup.found(matches).flatMap((one) => one.postings.docs));
      const rows = ranking.rows.map((row) => ({ ...row, complete: row.complete && having.has(row.doc) }));
      ranking = { ...ranking, rows };
    }
    return this.withoutExcluded(ranking, plan);
  }

  withoutExcluded(ranking, plan) {
    if (!plan.excluded.length) return ranking;
    const excluded = plan.excluded.map((one) => this.lookup.docsWith(one));
    return { ...ranking, rows: ranking.rows.filter(({ doc }) => !excluded.some((docs) => docs.has(doc))), rest: [] };
  }

  evaluate(slots, found, bonuses) {
    const rows = slots.map((slot, at) => this.row(slot, found[at]));
    const scores = new Map();
    const add = (doc, score) => scores.set(doc, (scores.get(doc) ?? 0) + score);
    for (const { best } of rows) for (const [doc, score] of best) add(doc, score);
    for (const { match, postings } of bonuses) {
      postings.docs.forEach((doc, at) => add(doc, Math.fround(postings.weights[at] * Math.fround(match.weight))));
    }
    const within = havingPhrases(rows);
    const scored = [...scores]
      .filter(([doc, score]) => score > 0 && (!within || within.has(doc)))
      .map(([doc, score]) => ({ doc, score: Math.fround(score), complete: false }))
      .sort((one, other) => one.doc - other.doc);
    const isComplete = completeness(rows);
    for (const row of scored) row.complete = isComplete(row.doc);
    return this.listed(scored, rows, found);
  }

  // What scores and, beside complete programs, has enough of the query.
  listed(scored, rows, found) {
    const completes = scored.filter((row) => row.complete).length;
    if (!completes || completes === scored.length) return { rows: scored, found, rest: [] };
    const information = rows.map((row) => row.slot.importance * idf(this.programs, row.sure.size));
    const least = this.constants.ranking.MIN_SHARE * information.reduce((sum, one) => sum + one, 0);
    const share = ({ doc }) => rows.reduce((sum, row, at) => sum + (row.sure.has(doc) ? information[at] : 0), 0);
    const listed = scored.filter((row) => row.complete || share(row) >= least);
    const kept = new Set(listed);
    const rest = listed.length < this.perPage ? best(scored.filter((row) => !kept.has(row)), this.perPage) : [];
    return { rows: listed, found, rest };
  }

  // A slot with the best score of each program, and the programs that have it for sure.
  row(slot, found) {
    const limit = found.length > 1 ? this.limit(found) : Infinity;
    const scores = new Map();
    const sure = new Set();
    for (const { match, postings } of found) {
      const factor = Math.fround(slot.importance * this.weight(match, postings, limit));
      postings.docs.forEach((doc, at) => {
        const score = Math.fround(postings.weights[at] * factor);
        if (!(scores.get(doc) >= score)) scores.set(doc, score);
        if (!match.hint) sure.add(doc);
      });
    }
    return { slot, best: scores, sure };
  }

  // The idf of the word itself: what stands for it says no more.
  limit(found) {
    const own = found.find(({ match }) => ITSELF.includes(match.channel) && !match.hint);
    return own ? idf(this.programs, own.postings.docs.length) : Infinity;
  }

  weight(match, postings, limit) {
    if (ITSELF.includes(match.channel) || limit === Infinity) return match.weight;
    return match.weight * Math.min(1, limit / idf(this.programs, postings.docs.length));
  }

  // The ranking with further partial hits behind all others, where the first page has few.
  filled(ranking, nearest) {
    const { rows, rest } = ranking;
    const wanted = this.perPage - rows.length;
    const complete = rows.filter((row) => row.complete);
    if (wanted <= 0 || !complete.length) return ranking;
    const models = best(complete, this.constants.similar.MODELS);
    const total = models.reduce((sum, { score }) => sum + score, 0);
    const scores = new Map();
    for (const { doc, score } of models) {
      for (const [other, likeness] of nearest(doc)) scores.set(other, (scores.get(other) ?? 0) + (likeness * score) / total);
    }
    const lowest = Math.min(...rows.map((row) => row.score));
    for (const { doc, score } of rest) scores.set(doc, (scores.get(doc) ?? 0) + score / lowest);
    const listed = new Set(rows.map((row) => row.doc));
    const chosen = best([...scores].filter(([doc]) => !listed.has(doc)).map(([doc, score]) => ({ doc, score })), wanted);
    if (!chosen.length) return ranking;
    const largest = 2 * Math.max(1, chosen[0].score);
    // What has only pieces of words side by side has nothing of the query.
    const hasWord = ({ doc }) => ranking.found.some((own) => own.some(({ postings }) => postings.docs.includes(doc)));
    const partly = new Set(rest.filter(hasWord).map((row) => row.doc));
    const least = Math.min(1, lowest);
    const further = chosen.map(({ doc, score }) => ({
      doc, score: Math.fround((score / largest) * least), complete: false, alike: !partly.has(doc),
    }));
    return { ...ranking, rows: [...rows, ...further].sort((one, other) => one.doc - other.doc) };
  }
}

// The rows with the highest scores, equal ones in the order of the plan.
export function best(rows, count) {
  return [...rows].sort((one, other) => other.score - one.score || one.doc - other.doc).slice(0, count);
}

function groupsOf(rows) {
  const groups = new Map();
  for (const row of rows.filter(({ slot }) => slot.required)) {
    const [group, member] = row.slot.place;
    if (!groups.has(group)) groups.set(group, new Map());
    const members = groups.get(group);
    if (!members.has(member)) members.set(member, []);
    members.get(member).push(row);
  }
  return groups;
}

// Whether a program has, of every group, all that some alternative requires.
function completeness(rows) {
  const groups = [...groupsOf(rows).values()].map((members) => [...members.values()]);
  return (doc) => groups.every((members) => members.some((own) => own.every((row) => row.sure.has(doc))));
}

// The programs that have all phrases of a plan; a phrase that would leave none is ignored.
function havingPhrases(rows) {
  const strict = new Set(rows.filter(({ slot }) => slot.strict).map(({ slot }) => slot.place[0]));
  if (!strict.size) return null;
  const lists = [...groupsOf(rows)]
    .filter(([group]) => strict.has(group))
    .sort(([one], [other]) => one - other)
    .map(([, members]) => new Set([...members.values()].flatMap((own) => common(own.map((row) => row.sure)))))
    .filter((docs) => docs.size);
  if (!lists.length) return null;
  const all = common(lists);
  if (all.length) return new Set(all);
  return lists.reduce((remaining, one) => {
    const less = common([remaining, one]);
    return less.length ? new Set(less) : remaining;
  });
}

const common = ([first, ...others]) => [...first].filter((doc) => others.every((other) => other.has(doc)));
