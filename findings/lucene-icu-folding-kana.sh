#!/bin/sh
# Lucene 9.12.3, ICUFoldingFilter (icu_folding of OpenSearch and Elasticsearch; ICU4J 74.2, Java 17): the
# folding that is offered for all languages takes the voicing marks from kana, as if they were accents,
# and the long-vowel mark as well, so that words of different meaning become one term: プール (pool) and
# ブール are フル, as is フル (full); バス (bus) and パス (pass) are ハス; が is か. Katakana and hiragana
# stay apart. ICUNormalizer2Filter, which folds width and case, leaves all of them as they are.
#
# Guessed before: accents of Latin, Greek and Cyrillic letters go; kana, whose marks make other letters,
# are left alone, and ー, which is a letter, certainly is.
# Seen: what is said above. Fails when this changes. Needs Java 17 and Maven.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
for jar in org.apache.lucene:lucene-core:9.12.3 org.apache.lucene:lucene-analysis-common:9.12.3 \
    org.apache.lucene:lucene-analysis-icu:9.12.3 com.ibm.icu:icu4j:74.2; do
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:2.8:copy \
        -Dartifact="$jar:jar" -DoutputDirectory="$folder" >/dev/null
done
cat >"$folder/Folded.java" <<'JAVA'
import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

public class Folded {
    static KeywordTokenizer whole(String text) {
        var whole = new KeywordTokenizer();
        whole.setReader(new StringReader(text));
        return whole;
    }

    static String term(TokenStream stream) throws Exception {
        var term = stream.addAttribute(CharTermAttribute.class);
        stream.reset();
        stream.incrementToken();
        stream.close();
        return term.toString();
    }

    public static void main(String[] arguments) throws Exception {
        var expected = new TreeMap<String, String>(Map.of("プール", "フル", "ブール", "フル",
            "フル", "フル", "バス", "ハス", "パス", "ハス", "が", "か", "ＩＣＴ", "ict"));
        for (var entry : expected.entrySet()) {
            String text = entry.getKey();
            String folded = term(new ICUFoldingFilter(whole(text)));
            String normalized = term(new ICUNormalizer2Filter(whole(text)));
            System.out.println(text + ": folded " + folded + ", normalized " + normalized);
            if (!folded.equals(entry.getValue())) throw new AssertionError("this has changed");
            if (!normalized.equals(text.equals("ＩＣＴ") ? "ict" : text))
                throw new AssertionError("this has changed");
        }
    }
}
JAVA
java -cp "$folder/*" "$folder/Folded.java"
