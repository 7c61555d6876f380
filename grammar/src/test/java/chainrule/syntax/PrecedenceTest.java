package chainrule.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The precedence table, as expressions and their trees. */
class PrecedenceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            a + b + c               ¦ (+ (+ a b) c)
            a - b - c               ¦ (- (- a b) c)
            a - (b - c)             ¦ (- a (- b c))
            a / b / c               ¦ (/ (/ a b) c)
            a / b * c               ¦ (* (/ a b) c)
            a + b * c               ¦ (+ a (* b c))
            a * b + c               ¦ (+ (* a b) c)
            a .* b * c ⊙ d          ¦ (.* (* (.* a b) c) d)
            a · b − c               ¦ (- (* a b) c)
            a^b^c                   ¦ (^ a (^ b c))
            a^b*c                   ¦ (* (^ a b) c)
            -z^2                    ¦ (- (^ z 2))
            2^-1                    ¦ (^ 2 (- 1))
            2^-a*b                  ¦ (* (^ 2 (- a)) b)
            2^-a^b                  ¦ (^ 2 (- (^ a b)))
            (-z)^2                  ¦ (^ (- z) 2)
            -a*b                    ¦ (* (- a) b)
            a*-b*c                  ¦ (* (* a (- b)) c)
            a - -b                  ¦ (- a (- b))
            --a                     ¦ (- (- a))
            x²                      ¦ (^ x 2)
            x⁻¹                     ¦ (^ x -1)
            x¹⁰ + 1                 ¦ (+ (^ x 10) 1)
            -x²                     ¦ (- (^ x 2))
            2^x²                    ¦ (^ 2 (^ x 2))
            x[i]²                   ¦ (^ x[i] 2)
            x'                      ¦ (' x)
            xᵀ                      ¦ (' x)
            x''                     ¦ (' (' x))
            u'*v                    ¦ (* (' u) v)
            x'^2                    ¦ (^ (' x) 2)
            -x'                     ¦ (- (' x))
            (A*x)'                  ¦ (' (* A x))
            W'[i, j]                ¦ (' W)[i, j]
            f(x)'                   ¦ (' f(x))
            f(x)[i]                 ¦ f(x)[i]
            x[i][j]                 ¦ x[i][j]
            a + b == c * d          ¦ (== (+ a b) (* c d))
            a < b and c >= d        ¦ (and (< a b) (>= c d))
            a != b or c <= d        ¦ (or (!= a b) (<= c d))
            a ≤ b or c ≥ d or e ≠ f ¦ (or (or (<= a b) (>= c d)) (!= e f))
            z<-1                    ¦ (< z (- 1))
            not a == b              ¦ (not (== a b))
            not a and b             ¦ (and (not a) b)
            a and not b or c        ¦ (or (and a (not b)) c)
            a or b and c            ¦ (or a (and b c))
            not not a               ¦ (not (not a))
            if a then b else c + d  ¦ (if a b (+ c d))
            1 + if a then b else c  ¦ (+ 1 (if a b c))
            if a then b else if c then d else e   ¦ (if a b (if c d e))
            if a then if b then c else d else e   ¦ (if a (if b c d) e)
            if a or b then c else d or e          ¦ (if (or a b) c (or d e))
            -if a then b else c * d               ¦ (- (if a b (* c d)))
            a * if c then x else y + z            ¦ (* a (if c x (+ y z)))
            x |> f                  ¦ (|> x f())
            x |> f |> g(1, k = 2)   ¦ (|> (|> x f()) g(1, k = 2))
            a + b |> f              ¦ (|> (+ a b) f())
            if a then b else c |> f ¦ (|> (if a b c) f())
            if a then b |> g else c ¦ (if a (|> b g()) c)
            (x |> f) + 1            ¦ (+ (|> x f()) 1)
            f(x |> g, 2)            ¦ f((|> x g()), 2)
            true and false          ¦ (and true false)
            """)
    void bindsAsTheTableSays(String input, String tree) {
        assertThat(Prefixed.of(Parsing.expression(input))).isEqualTo(tree);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            1.*x                    ¦ (.* 1 x)
            1.5*x                   ¦ (* 1.5 x)
            1e-3                    ¦ 1e-3
            1.5E+3-x                ¦ (- 1.5E+3 x)
            h.W*x                   ¦ (* h.W x)
            p.dense1.W              ¦ p.dense1.W
            x.*y                    ¦ (.* x y)
            f()                     ¦ f()
            sum[j](W[i, j])         ¦ sum[j](W[i, j])
            sum[j, u: 3](a*b)       ¦ sum[j, u: 3]((* a b))
            mean[batch](x[i])       ¦ mean[batch](x[i])
            any[k: n + 1](x) + 1    ¦ (+ any[k: (+ n 1)](x) 1)
            x[i*s + u - p else 0]   ¦ x[(- (+ (* i s) u) p) else 0]
            x[a, i else -b]         ¦ x[a, i else (- b)]
            x[if a then b else c]   ¦ x[(if a b c)]
            x[if a then b else c else 0] ¦ x[(if a b c) else 0]
            -logp[t]                ¦ (- logp[t])
            W⁽¹⁾*x₁                 ¦ (* W⁽¹⁾ x₁)
            σ(ŷ)·θ                  ¦ (* σ(ŷ) θ)
            ∂l/∂W1                  ¦ (/ ∂l ∂W1)
            z̄ + _a1                 ¦ (+ z̄ _a1)
            𝑥·𝑦 + 1                 ¦ (+ (* 𝑥 𝑦) 1)
            """)
    void readsWordsAndCalls(String input, String tree) {
        assertThat(Prefixed.of(Parsing.expression(input))).isEqualTo(tree);
    }
}
