#!/bin/sh
# Lucene 9.12.3 (Java 17) on a kanji with a variation selector (葛󠄀 of 葛󠄀城市, 辻󠄀: U+845B U+E0100, as
# Japanese registers write names): JapaneseTokenizer cuts between the kanji and its selector, makes the
# selector a term by itself and of the rest another word (葛 / selector / 城市, where 葛城市 is 葛城 / 市);
# the bigrams of CJKBigramFilter are 葛 with selector, selector with 城, and 城市. So 葛城 does not find
# it. ICUNormalizer2CharFilter (nfkc_cf) before the tokenizer takes the selector out: 葛城 / 市.
#
# Guessed before: the selector stays with its kanji, since no break is allowed before it.
# Seen: what is said above. Fails when this changes. Needs Java 17 and Maven.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
for jar in org.apache.lucene:lucene-core:9.12.3 org.apache.lucene:lucene-analysis-common:9.12.3 \
    org.apache.lucene:lucene-analysis-kuromoji:9.12.3 org.apache.lucene:lucene-analysis-icu:9.12.3 \
    com.ibm.icu:icu4j:74.2; do
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:2.8:copy \
        -Dartifact="$jar:jar" -DoutputDirectory="$folder" >/dev/null
done
cat >"$folder/Names.java" <<'JAVA'
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2CharFilter;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

public class Names {
    static final String NAME = "葛\uDB40\uDD00城市";

    static Tokenizer reading(Tokenizer words, Reader text) {
        words.setReader(text);
        return words;
    }

    static Tokenizer japanese() {
        return new JapaneseTokenizer(null, true, JapaneseTokenizer.Mode.SEARCH);
    }

    static void expect(TokenStream stream, String expected) throws Exception {
        var term = stream.addAttribute(CharTermAttribute.class);
        List<String> terms = new ArrayList<>();
        stream.reset();
        while (stream.incrementToken()) terms.add(term.toString());
        stream.close();
        String seen = String.join(" ", terms).replace("\uDB40\uDD00", "+");
        System.out.println(seen);
        if (!seen.equals(expected)) throw new AssertionError("this has changed, was: " + expected);
    }

    public static void main(String[] arguments) throws Exception {
        expect(reading(japanese(), new StringReader(NAME)), "葛 + 城市");
        expect(new CJKBigramFilter(reading(new StandardTokenizer(), new StringReader(NAME))), "葛+ +城 城市");
        expect(reading(japanese(), new ICUNormalizer2CharFilter(new StringReader(NAME))), "葛城 市");
    }
}
JAVA
java -cp "$folder/*" "$folder/Names.java"
