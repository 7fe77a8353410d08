#!/bin/sh
# Lucene 9.12.3, JapaneseNumberFilter behind a tokenizer that keeps punctuation, as its documentation asks
# for (Java 17): a comma between two numbers is left out wherever it stands, not only where it parts
# thousands: 2,3日 (two or three days) is 23, 10,20代 (people in their tens and twenties) is 1020, while the
# comma that lists use in vertical writing (2、3日) keeps them apart.
#
# Guessed before: only a comma before three digits joins.
# Seen: 23, 1020, 1200 for 1,200件; 2 、 3 for the other comma.
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
import org.apache.lucene.analysis.ja.JapaneseNumberFilter;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

public class Seen {
    static Tokenizer words(Reader text) {
        var words = new JapaneseTokenizer(null, false, JapaneseTokenizer.Mode.SEARCH);
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
        String[][] numbers = {{"2,3日", "23 日"}, {"10,20代", "1020 代"}, {"1,200件", "1200 件"},
            {"2、3日", "2 、 3 日"}};
        for (String[] row : numbers)
            expect(row[0], new JapaneseNumberFilter(words(new StringReader(row[0]))), row[1]);
    }
}
JAVA
java -cp "$folder/*" "$folder/Seen.java"
