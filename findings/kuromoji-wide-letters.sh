#!/bin/sh
# Lucene 9.12.3, JapaneseTokenizer (Java 17): some full-width abbreviations are cut into letters, since
# the dictionary has the letters as words: ＩＣＴ is ＩＣ and Ｔ, ＡＩ is Ａ and Ｉ, ＤＸ is Ｄ and Ｘ, while
# ＰＤＣＡ, ＮＰＯ and ＫＰＩ, and ICT in half width, are one word each. A width filter behind the tokenizer, as the
# recipes for analyzers of one's own have it (cjk_width), comes too late: ic t. The same as a character
# filter before the tokenizer gives ict.
#
# Guessed before: a run of Latin letters is one unknown word whatever its width, and folding the
# width of terms makes both spellings equal.
# Seen: as above.
# Fails when this changes. Needs Java 17 and Maven.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
for part in core analysis-common analysis-kuromoji; do
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:2.8:copy \
        -Dartifact="org.apache.lucene:lucene-$part:9.12.3:jar" -DoutputDirectory="$folder" >/dev/null
done
cat >"$folder/Seen.java" <<'JAVA'
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.cjk.CJKWidthCharFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

public class Seen {
    static Tokenizer words(Reader text) {
        var words = new JapaneseTokenizer(null, true, JapaneseTokenizer.Mode.SEARCH);
        words.setReader(text);
        return words;
    }

    static void expect(String text, TokenStream stream, String expected) throws Exception {
        var term = stream.addAttribute(CharTermAttribute.class);
        List<String> terms = new ArrayList<>();
        stream.reset();
        while (stream.incrementToken()) terms.add(term.toString());
        stream.close();
        String seen = String.join(" ", terms);
        System.out.println(text + ": " + seen);
        if (!seen.equals(expected)) throw new AssertionError("this has changed, was: " + expected);
    }

    public static void main(String[] arguments) throws Exception {
        String[][] cut = {{"ＩＣＴ", "ＩＣ Ｔ", "ic t", "ict"}, {"ＡＩ", "Ａ Ｉ", "a i", "ai"},
            {"ＤＸ", "Ｄ Ｘ", "d x", "dx"}, {"ＰＤＣＡ", "ＰＤＣＡ", "pdca", "pdca"},
            {"ＮＰＯ", "ＮＰＯ", "npo", "npo"}, {"ICT", "ICT", "ict", "ict"}};
        for (String[] row : cut) {
            var text = row[0];
            expect(text + ", cut", words(new StringReader(text)), row[1]);
            expect(text + ", width of terms",
                new LowerCaseFilter(new CJKWidthFilter(words(new StringReader(text)))), row[2]);
            expect(text + ", width of the text",
                new LowerCaseFilter(words(new CJKWidthCharFilter(new StringReader(text)))), row[3]);
        }
    }
}
JAVA
java -cp "$folder/*" "$folder/Seen.java"
