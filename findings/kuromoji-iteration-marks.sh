#!/bin/sh
# Lucene 9.12.3, JapaneseIterationMarkCharFilter before JapaneseTokenizer (Java 17): 々 is written out
# before words are looked up, and the dictionary knows few words in that spelling: 代々木 becomes 代代 and
# 木, 国々 becomes 国 and 国, 我々 becomes 我 and 我, so that 木 finds the place, 国 every 国々. Without the filter
# all three are words; 人々 and 佐々木 are words either way.
#
# Guessed before: a filter that is made for the tokenizer leaves words words.
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
import org.apache.lucene.analysis.ja.JapaneseIterationMarkCharFilter;
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
        String[][] marked = {{"代々木", "代々木", "代代 木"}, {"国々", "国々", "国 国"}, {"我々", "我々", "我 我"},
            {"人々", "人々", "人人"}, {"佐々木", "佐々木", "佐佐木"}};
        for (String[] row : marked) {
            expect(row[0] + ", as it is", words(new StringReader(row[0])), row[1]);
            expect(row[0] + ", written out", words(new JapaneseIterationMarkCharFilter(
                new StringReader(row[0]), true, true)), row[2]);
        }
    }
}
JAVA
java -cp "$folder/*" "$folder/Seen.java"
