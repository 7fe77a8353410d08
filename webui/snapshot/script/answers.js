// Answers what a server would answer, from the files: /api/search and /api/suggest.

import { queryOf } from "./addresses.js";
import { Search } from "./search.js";

let opened = null;

// The search of the folder that this script lies in; opened when it is first asked for.
export function search() {
  opened ??= Search.open(new URL("search/", import.meta.url));
  opened.catch(() => (opened = null));
  return opened;
}

async function answer(url, onlyCards) {
  const found = await search();
  if (url.pathname.endsWith("suggest")) return { suggestions: await found.suggested(url.searchParams.get("q") ?? "") };
  const view = await found.search({ ...queryOf(url.searchParams, found.core.columns), onlyCards });
  return view;
}

// Stands in for fetch: an address of the API is answered here, any other is asked for. With
// ``onlyCards``, hits have the columns that cards show; all of them are more to load.
export async function fetched(address, options) {
  const url = new URL(address, import.meta.url);
  if (!/\/(?:api\/search|api\/suggest|suggest)$/.test(url.pathname)) return globalThis.fetch(address, options);
  try {
    const value = await answer(url, options?.onlyCards ?? false);
    options?.signal?.throwIfAborted();
    return Response.json(value);
  } catch (error) {
    if (error.name === "QueryProblem") return Response.json({ detail: error.message }, { status: 400 });
    throw error;
  }
}
