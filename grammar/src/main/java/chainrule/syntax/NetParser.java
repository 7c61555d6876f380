package chainrule.syntax;

import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.syntax.antlr.NetGrammar;
import chainrule.syntax.antlr.NetLexer;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * The parser: a text in, its syntax tree or diagnostics out. All errors of a text are found in one pass; a tree is
 * given only when there are none.
 */
public final class NetParser {
    private final SourceText text;
    private final SyntaxErrors errors;
    private final TokenPlaces places;
    private UnaryOperator<List<Token>> words = UnaryOperator.identity();

    private NetParser(SourceText text, Diagnostics diagnostics) {
        this.text = text;
        this.errors = new SyntaxErrors(diagnostics);
        this.places = new TokenPlaces(text);
    }

    /** Parses a whole file; empty, with at least one error added, if it is not in the language. */
    public static Optional<SpecSyntax> parse(SourceText text, Diagnostics diagnostics) {
        return new NetParser(text, diagnostics).tree(NetGrammar::spec, (builder, spec) -> builder.spec(text, spec));
    }

    /** Parses a text that is a single expression; empty, with at least one error added, if it is none. */
    public static Optional<ExpressionSyntax> parseExpression(SourceText text, Diagnostics diagnostics) {
        return new NetParser(text, diagnostics)
                .tree(NetGrammar::loneExpression, (builder, lone) -> builder.expression(lone.expression()));
    }

    /** Parses a fact such as `sum(y) = 1` or `A symmetric`; empty, with at least one error added, if it is none. */
    public static Optional<ExpressionSyntax> parseFact(SourceText text, Diagnostics diagnostics) {
        return new NetParser(text, diagnostics)
                .tree(NetGrammar::loneFact, (builder, lone) -> builder.fact(lone.fact()));
    }

    /** Parses declarations such as `A[m, n], x[n], t class[k], c`; empty, with at least one error added, if they are none. */
    public static Optional<List<FormalSyntax>> parseFormals(SourceText text, Diagnostics diagnostics) {
        return new NetParser(text, diagnostics)
                .tree(NetGrammar::loneFormals, (builder, lone) -> builder.formals(lone.formal()));
    }

    /** Parses numbers for names such as `x = [0.5, -1], c = 2`; empty, with at least one error added, if they are none. */
    public static Optional<List<ValueSyntax>> parseValues(SourceText text, Diagnostics diagnostics) {
        return new NetParser(text, diagnostics)
                .tree(NetGrammar::loneValues, (builder, lone) -> builder.values(lone.value()));
    }

    /**
     * Parses a student's lines; empty, with at least one error added, if they cannot be read.
     *
     * @param isKnown whether a name is one of the network: `dl/dW` is a gradient unless `dl` or `dW` is
     */
    public static Optional<List<ClaimSyntax>> parseClaims(
            SourceText text, Predicate<String> isKnown, Diagnostics diagnostics) {
        NetParser parser = new NetParser(text, diagnostics);
        parser.words = new ClaimWords(isKnown)::arrange;
        return parser.tree(NetGrammar::claims, TreeBuilder::claims);
    }

    private <C extends ParserRuleContext, T> Optional<T> tree(
            Function<NetGrammar, C> rule, BiFunction<TreeBuilder, C, T> build) {
        List<Token> tokens = tokens();
        Optional<Token> tooDeep = NestingLimit.exceededAt(tokens);
        if (tooDeep.isPresent()) {
            String message = "expressions nest deeper than " + NestingLimit.LIMIT;
            errors.report(Problem.NESTING_TOO_DEEP, message, places.of(tooDeep.get()));
            return Optional.empty();
        }
        return DeepStack.call(() -> {
            C context = rule.apply(parser(tokens));
            return errors.any() ? Optional.empty() : built(context, build);
        });
    }

    private <C, T> Optional<T> built(C context, BiFunction<TreeBuilder, C, T> build) {
        T tree = build.apply(new TreeBuilder(places, errors), context);
        return errors.any() ? Optional.empty() : Optional.of(tree);
    }

    private List<Token> tokens() {
        NetLexer lexer = new NetLexer(CharStreams.fromString(text.content()));
        lexer.removeErrorListeners();
        List<Token> words = new ForeignWords(places, errors).repair(lexer.getAllTokens());
        words.add(places.after(words.isEmpty() ? null : words.get(words.size() - 1), Token.EOF, "<EOF>"));
        return new StatementBreaks(places, errors).arrange(this.words.apply(words));
    }

    private NetGrammar parser(List<Token> tokens) {
        NetGrammar parser = new NetGrammar(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        parser.setErrorHandler(new Recovery(new SyntaxMessages(places, errors)));
        return parser;
    }
}
