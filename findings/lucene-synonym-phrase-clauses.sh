#!/bin/sh
# Lucene 9.12.3, limit of clauses (IndexSearcher.setMaxClauseCount, 1,024 by default; OpenSearch's and
# Elasticsearch's indices.query.bool.max_clause_count; Java 17): a phrase counts as one clause however
# many words it has, but with a synonym at one of its positions it counts as often as it has positions,
# however many synonyms there are; a list of terms (TermInSetQuery, `terms`) is one clause, be it 5,000.
# So 1,024 phrases of five words are taken together, and of the same phrases with one synonym in each
# 205: who adds a synonym file has queries refused that went well, a fifth as long.
#
# Guessed before: each term counts, in phrases as in lists; or a phrase with synonyms counts each of the
# terms that it may be. Neither is so.
# Seen: what is said above. Fails when this changes. Needs Java 17 and Maven.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:2.8:copy \
    -Dartifact=org.apache.lucene:lucene-core:9.12.3:jar -DoutputDirectory="$folder" >/dev/null
cat >"$folder/Clauses.java" <<'JAVA'
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

public class Clauses {
    static IndexSearcher searcher;

    static boolean takes(int count, IntFunction<Query> one) throws Exception {
        var all = new BooleanQuery.Builder();
        for (int n = 0; n < count; n++) all.add(one.apply(n), Occur.SHOULD);
        try {
            return searcher.count(all.build()) == 1;
        } catch (IndexSearcher.TooManyClauses refused) {
            return false;
        }
    }

    static int most(IntFunction<Query> one) throws Exception {
        int low = 1, high = 1024;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (takes(middle, one)) low = middle; else high = middle - 1;
        }
        return low;
    }

    static Query phrase(int n, int synonyms) {
        var phrase = new MultiPhraseQuery.Builder();
        for (String word : List.of("of", "five", "words")) phrase.add(new Term("text", word));
        var terms = new ArrayList<Term>(List.of(new Term("text", "number" + n)));
        for (int other = 0; other < synonyms; other++) terms.add(new Term("text", "same" + other));
        phrase.add(terms.toArray(new Term[0]));
        phrase.add(new Term("text", "here"));
        return phrase.build();
    }

    static void seen(String what, int expected, int most) {
        System.out.println(what + ": " + most + " together");
        if (most != expected) throw new AssertionError("this has changed");
    }

    public static void main(String[] arguments) throws Exception {
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
            var document = new Document();
            document.add(new TextField("text", "of five words number0 here", Field.Store.NO));
            writer.addDocument(document);
        }
        searcher = new IndexSearcher(DirectoryReader.open(directory));
        seen("phrases of five words", 1024, most(n ->
            new PhraseQuery("text", "of", "five", "words", "number" + n, "here")));
        seen("with one synonym each", 205, most(n -> phrase(n, 1)));
        seen("with nine synonyms at one position", 205, most(n -> phrase(n, 9)));
        var many = new ArrayList<BytesRef>();
        for (int n = 0; n < 5000; n++) many.add(new BytesRef("number" + n));
        seen("lists of 5,000 terms", 1024, most(n -> {
            var own = new ArrayList<>(many);
            own.add(new BytesRef("own" + n));
            return n < 1000 ? new PhraseQuery("text", "of", "five", "words", "number" + n, "here")
                : new TermInSetQuery("text", own);
        }));
    }
}
JAVA
java -cp "$folder/*" "$folder/Clauses.java"
