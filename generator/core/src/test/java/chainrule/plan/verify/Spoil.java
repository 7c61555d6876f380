package chainrule.plan.verify;

import chainrule.plan.Bound;
import chainrule.plan.Buffer;
import chainrule.plan.Condition;
import chainrule.plan.Offset;
import chainrule.plan.Replacement;
import chainrule.plan.Statement;
import java.util.ArrayList;
import java.util.List;

/** Ways to spoil the statements of a kernel, each at its places one after the other. */
enum Spoil {
    OFFSET(6) {
        @Override
        List<Statement> at(int place, int way, List<Statement> body, Buffer stray) {
            Counter here = new Counter(place);
            return Statement.map(body, new Replacement() {
                @Override
                public Offset of(Offset o) {
                    return here.isNow() ? spoilt(o, way) : o.map(this);
                }
            });
        }

        private Offset spoilt(Offset o, int way) {
            Offset.Term last = o.terms().isEmpty() ? null : o.terms().get(o.terms().size() - 1);
            return switch (way) {
                case 0 -> o.plus(1);
                case 1 -> o.plus(-1);
                case 2 -> last == null ? o.plus(2) : o.plus(-last.coefficient(), Offset.of(last.source()));
                case 3 -> last == null ? o.plus(-2) : o.plus(1, Offset.of(last.source()));
                case 4 -> Offset.ZERO.minus(o);
                default -> o.plus(1000);
            };
        }
    },
    BOUND(5) {
        @Override
        List<Statement> at(int place, int way, List<Statement> body, Buffer stray) {
            Counter here = new Counter(place);
            return each(body, s -> List.of(s instanceof Statement.Loop l && here.isNow() ? spoilt(l, way) : s));
        }

        private Statement spoilt(Statement.Loop s, int way) {
            Bound to = s.to();
            return switch (way) {
                case 0 -> loop(s, s.from(), moved(to, s.step()), s.step());
                case 1 -> loop(s, s.from(), moved(to, -s.step()), s.step());
                case 2 -> loop(s, moved(s.from(), s.step()), to, s.step());
                case 3 -> loop(s, s.from(), to, s.step() + 1);
                default -> loop(s, s.from(), moved(to, 50 * s.step()), s.step());
            };
        }

        private Bound moved(Bound b, int by) {
            return b.ofBatch() ? Bound.batchInGroupsOf(b.value() + 1) : Bound.of(b.value() + by);
        }

        private Statement loop(Statement.Loop s, Bound from, Bound to, int step) {
            return new Statement.Loop(s.variable(), from, to, step, s.body());
        }
    },
    MISSING_WRITE(1) {
        @Override
        List<Statement> at(int place, int way, List<Statement> body, Buffer stray) {
            Counter here = new Counter(place);
            return each(body, s -> isWrite(s) && here.isNow() ? List.of() : List.of(s));
        }

        private boolean isWrite(Statement s) {
            return s instanceof Statement.Store || s instanceof Statement.Copy || s instanceof Statement.Accumulator;
        }
    },
    /** Reads and writes of a buffer that nothing else knows. */
    SWAPPED_BUFFER(1) {
        @Override
        List<Statement> at(int place, int way, List<Statement> body, Buffer stray) {
            Counter here = new Counter(place);
            return Statement.map(body, new Replacement() {
                @Override
                public Buffer of(Buffer b) {
                    return b.perSample() == stray.perSample() && !b.isInteger() && here.isNow() ? stray : b;
                }
            });
        }
    },
    CONDITION(5) {
        @Override
        List<Statement> at(int place, int way, List<Statement> body, Buffer stray) {
            Counter here = new Counter(place);
            return Statement.map(body, new Replacement() {
                @Override
                public Condition of(Condition.CompareIntegers c) {
                    return here.isNow() ? spoilt(c, way) : c;
                }
            });
        }

        private Condition spoilt(Condition.CompareIntegers c, int way) {
            return switch (way) {
                case 0 -> new Condition.Always(true);
                case 1 -> new Condition.Always(false);
                case 2 -> new Condition.CompareIntegers(c.relation(), c.left(), c.right().plus(1));
                case 3 -> new Condition.CompareIntegers(c.relation(), c.left().plus(1), c.right());
                default -> new Condition.Not(c);
            };
        }
    };

    /** Counts places down to the one that is meant. */
    static final class Counter {
        private int left;

        Counter(int place) {
            this.left = place;
        }

        boolean isNow() {
            return left-- == 0;
        }
    }

    /** What a statement becomes, before the blocks inside are looked at. */
    interface Change {
        List<Statement> of(Statement s);
    }

    private final int ways;

    Spoil(int ways) {
        this.ways = ways;
    }

    /** How many ways there are at each place. */
    int ways() {
        return ways;
    }

    /** The statements spoilt at a place; as they are where there are fewer places. */
    abstract List<Statement> at(int place, int way, List<Statement> body, Buffer stray);

    private static List<Statement> each(List<Statement> statements, Change change) {
        List<Statement> all = new ArrayList<>();
        for (Statement s : statements) {
            for (Statement image : change.of(s)) {
                all.add(image.body().isEmpty() ? image : image.withBody(each(image.body(), change)));
            }
        }
        return all;
    }
}
