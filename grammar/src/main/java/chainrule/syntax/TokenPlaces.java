package chainrule.syntax;

import chainrule.source.SourceSpan;
import chainrule.source.SourceText;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Where tokens stand in a text: ANTLR counts code points, spans count UTF-16 units. */
final class TokenPlaces {
    private final SourceText text;
    /** The UTF-16 offset of each code point and of the end. */
    private final int[] offsets;

    TokenPlaces(SourceText text) {
        this.text = text;
        String content = text.content();
        this.offsets = IntStream.concat(
                        IntStream.range(0, content.length()).filter(i -> startsCodePoint(content, i)),
                        IntStream.of(content.length()))
                .toArray();
    }

    SourceSpan of(Token token) {
        return between(token.getStartIndex(), token.getStopIndex());
    }

    SourceSpan of(Token first, Token last) {
        return between(first.getStartIndex(), last.getStopIndex());
    }

    SourceSpan of(ParserRuleContext context) {
        return of(context.getStart(), context.getStop());
    }

    /** A token of no width, after another one or at the start of the text. */
    Token after(Token previous, int type, String shown) {
        int at = previous == null ? 0 : previous.getStopIndex() + 1;
        CommonToken token = new CommonToken(type, shown);
        token.setStartIndex(at);
        token.setStopIndex(at - 1);
        token.setLine(text.lineAt(offsets[at]));
        return token;
    }

    private SourceSpan between(int first, int last) {
        int start = Math.min(first, offsets.length - 1);
        int end = Math.max(start, Math.min(last + 1, offsets.length - 1));
        return text.span(offsets[start], offsets[end]);
    }

    private static boolean startsCodePoint(String content, int i) {
        return i == 0 || !Character.isSurrogatePair(content.charAt(i - 1), content.charAt(i));
    }
}
