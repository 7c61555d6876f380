package chainrule.derivation;

import chainrule.analysis.formulas.FormulaAnalyzer;
import chainrule.analysis.formulas.FormulaProblem;
import chainrule.library.SourceLoader;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.testing.Derivations;
import chainrule.testing.ExampleSpecs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Small networks in which every rule has something to do. */
final class MutationCorpus {

    private static final String SQUARE = "net Square {\n input x[3]\n param A[3, 3]\n param B[3, 3]\n M = A*B + A'\n"
            + " q = M*x\n loss l = log(sum(exp(q))) + sum(log(1 + M^2))\n}";

    private static final String CASES = "net Cases {\n input x[4]\n target t class[4]\n param w[4]\n param k[2]\n"
            + " c[i: 3] = sum[u](k[u]*x[i + u]) + w[i]\n r = if c > 0 then c else 0.1*c\n z = 2*w - exp(log(1 + w^2))\n"
            + " p = exp(z)/sum(exp(z))\n s = 1/(1 + exp(-z))\n"
            + " loss l = sum(r^2) - log(p[t]) - mean(x .* log(s) + (1 - x) .* log(1 - s))\n}";

    private static final String EXPONENTIALS = "net Exponentials {\n input x[3]\n param w[3]\n z = w .* x\n"
            + " loss l = sum(exp(z) + log(2 + sin(z))^3 + log1p(z^2) + expm1(z/2))\n}";

    private static final String ANGLES = "net Angles {\n input x[3]\n param w[3]\n z = w .* x\n"
            + " loss l = sum(sin(z) .* cos(2*z) + tan(z/4) + asin(sin(z)/2) + 2*acos(sin(z)/3) + atan(z))\n}";

    private static final String HYPERBOLIC = "net Hyperbolic {\n input x[3]\n param w[3]\n z = w .* x\n"
            + " loss l = sum(sinh(z) + 3*cosh(z) + tanh(z) + erf(z) + erfcx(z) + pow(2 + sin(z), x) + pow(1.5 + z^2, z))\n}";

    private static final String KINKS = "net Kinks {\n input x[3]\n param w[3]\n z = w .* x\n"
            + " loss l = sum(abs(z) + max(z, w) + 2*min(z, 0.3*w) + max(x, w) + sign(z) .* x\n"
            + " + z .* floor(3*z) + z .* ceil(2*z) + z .* round(5*z))\n}";

    private static final String MATRICES = "net Matrices {\n input B[3, 3]\n param b[3]\n param A[3, 3]\n"
            + " loss l = trace(inv(A)*B) + det(A) + logdet(A) + logdet(A*A') + sum(solve(A, b)^2)\n}";

    private static final String REDUCTIONS = "net Reductions {\n input x[4]\n param w[4]\n z = w .* x\n"
            + " loss l = prod(1 + 0.1*z) + max(z) + 2*min(z) + norm2(w)\n}";

    private static final String NAMES = "net Names {\n input x[4]\n target t class[3]\n param W[3, 4]\n h = softmax(W*x)\n"
            + " q[i] = h[i]\n output q\n loss l = -log(q[t]) + sum(softplus(W*x))\n}";

    private static final String CONSTANT = "net Constant {\n param z[3]\n param c\n p = softmax(z)\n q = sum(p*c)\n"
            + " loss l = q^2\n}";

    private static final String SUM_FACT = "net SumFact {\n input x[4]\n target y[3]\n param W[3, 4]\n"
            + " assume sum(y) = 1\n output p = softmax(W*x)\n loss l = -sum(y .* log(p))\n}";

    private static final String SYMMETRIC = "net Symmetric {\n param S[4, 4]\n param W[4, 4]\n input x[4]\n assume S symmetric\n"
            + " loss l = logdet(S*S) + tanh(x'*S*S*x) + x'*(S*W*x)\n}";

    private static final String HUBER = "net Huber {\n input t[3]\n input d\n param z[3]\n param w\n assume d > 0\n"
            + " loss l = sum(if abs(z - t) <= d then (z - t)^2/2 else d*(abs(z - t) - d/2)) + w*abs(d)\n}";

    private static String loss(String formula) {
        return "net Loss {\n input x[3]\n param w[3]\n loss l = sum(" + formula + ")\n}";
    }

    private static final String JOINED = "net Joined {\n input A[3, 3]\n input B[3, 3]\n input C[3, 3]\n param X[3, 3]\n"
            + " loss l = sum[i, j, k](X[i, j]*A[j, k]*C[k, i]) + sum[i, j, k](X[i, j]*B[j, k]*C[k, i])\n}";

    private static final String POSITIVE = "net Positive {\n input t[3]\n input d\n param p[3]\n param z[3]\n param w\n"
            + " assume d > 0\n assume p > 0\n h = if abs(z - t) <= d then (z - t)^2/2 else d*(abs(z - t) - d/2)\n"
            + " loss l = sum(h) + sum(exp(log(p)) .* t .* p) + sum(abs(p) .* t) + w*abs(d) + w*sum(abs(p + d))\n}";

    private static final String POOLING = "net Pooling {\n input x[6]\n param w[6]\n z = w .* x\n"
            + " a[i: 3] = mean[u: 2](z[2*i + u])\n loss l = sum(tanh(a))\n}";

    /** A rule of the stable forms for each. */
    private static final List<String> STABLE = List.of(
            "log(cosh(w .* x))",
            "log((exp(w .* x) + exp(-w .* x))/2)",
            "log(1 - tanh(w .* x)^2)",
            "log(normal_cdf(w)) + log(1 - normal_cdf(w .* x))",
            "log(1 + erf(w)) + log(1 - erf(w .* x))",
            "log(exp(2 + w^2) - 1)",
            "log(1 - exp(-1 - w^2))",
            "(exp(w) - exp(-w))/(exp(w) + exp(-w))",
            "1 - exp(w .* x)",
            "log(1 - exp(-w))",
            "log((1 + w^2)^x)",
            "log(x .* (1 + exp(2*w)))",
            "log((1 + exp(w))/x)");

    /** A law of inverses or determinants for each. */
    private static final List<String> OF_MATRICES = List.of(
            "w'*inv(inv(A))*x",
            "w'*inv(A')*x",
            "w'*inv(solve(A, C))*x",
            "sum(det(A')*w .* x)",
            "sum(det(inv(A))*w .* x)",
            "sum(det(solve(A, C))*w .* x)",
            "sum(logdet(A')*w .* x)",
            "sum(logdet(inv(A))*w .* x)");

    /** What cancels beside it makes the gradient shorter even where a broken law makes its own part longer. */
    private static String ofMatrices(String formula) {
        return "net OfMatrices {\n input A[3, 3]\n input B[3, 3]\n input C[3, 3]\n input x[3]\n param w[3]\n loss l = "
                + formula + " + w'*inv(B)*B*x + w'*B*inv(B)*x\n}";
    }

    private MutationCorpus() {}

    static List<MutationExample> examples() {
        Stream<String> networks = Stream.of(
                CONSTANT, POSITIVE, SYMMETRIC, JOINED, HUBER, SUM_FACT, MATRICES, EXPONENTIALS, ANGLES, HYPERBOLIC, KINKS,
                REDUCTIONS, NAMES, SQUARE, CASES, POOLING, ExampleSpecs.samples().get("HomeworkBce"),
                loss("log(sqrt(1 + exp(w .* x)))"), loss("log(exp(w) + exp(x))"), loss("exp(w .* x) - 1"), loss("abs(exp(w .* x))"));
        Stream<String> stable = STABLE.stream().map(MutationCorpus::loss);
        return Stream.concat(
                        Stream.concat(Stream.concat(networks, stable), OF_MATRICES.stream().map(MutationCorpus::ofMatrices))
                                .map(MutationCorpus::network),
                        expressions())
                .toList();
    }

    private static Stream<MutationExample> expressions() {
        return Stream.concat(
                Stream.of("norm2(A*(B*x) - y)^2/2", "a'*X'*X*b", "trace(X*A*C) + trace(X*B*C)", "logdet(X'*X)")
                        .map(MutationCorpus::expression),
                Stream.of(ofSquares("a'*inv(A*C)*b + a'*inv(C)*C*b")));
    }

    private static MutationExample network(String spec) {
        Derivations.Subject s = Derivations.subject(spec);
        return new MutationExample(spec, theory -> {
            Derivation d = Deriver.derive(theory, s.network(), s.functions(), s.tensorFunctions());
            return new MutationExample.Result(text(d), () -> check(d));
        });
    }

    private static void check(Derivation d) {
        if (LineChecker.check(d) == 0) {
            throw new AssertionError("no point was found at which " + d.network().name() + " has values");
        }
        ExactLines.mark(d, Excerpts.of(d), new ExactMarks());
    }

    private static MutationExample expression(String text) {
        return expression(text, new FormulaProblem(
                SourceText.of("expression", text), Optional.empty(), Optional.empty(), List.of()));
    }

    /** With square matrices, by a. */
    private static MutationExample ofSquares(String text) {
        return expression(text, new FormulaProblem(
                SourceText.of("expression", text),
                Optional.of(SourceText.of("variables", "a")),
                Optional.of(SourceText.of("declarations", "a[n], b[n], A[n, n], C[n, n]")),
                List.of()));
    }

    private static MutationExample expression(String text, FormulaProblem problem) {
        Diagnostics none = new Diagnostics();
        FormulaAnalyzer.Result r =
                FormulaAnalyzer.analyze(problem, SourceLoader.standardLibrary(none), none).orElseThrow();
        return new MutationExample(text, theory -> {
            FormulaDerivation d = FormulaDeriver.derive(theory, r.formula(), r.functions(), r.tensorFunctions(), 1);
            return new MutationExample.Result(text(d.derivation()) + d.closedForms(), () -> ExactForms.of(d));
        });
    }

    /** All terms of a derivation. */
    private static String text(Derivation d) {
        StringBuilder text = new StringBuilder();
        d.functions().forEach(text::append);
        d.adjoints().forEach(a -> text.append(a.target()).append(a.lines()));
        d.stabilized().forEach(s -> text.append(s.written()).append(s.stable()));
        return text.append(d.closedForms()).toString();
    }
}
