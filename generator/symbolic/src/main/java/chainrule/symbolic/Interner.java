package chainrule.symbolic;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps one object for each term, weakly: a long-lived build tool does not hold the terms of past runs. */
final class Interner {

    private static final ConcurrentHashMap<Key, Key> TERMS = new ConcurrentHashMap<>();
    private static final ReferenceQueue<Expr> CLEARED = new ReferenceQueue<>();

    private Interner() {}

    private static final class Key extends WeakReference<Expr> {
        private final int hash;

        Key(Expr e) {
            super(e, CLEARED);
            this.hash = e.hashCode();
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object o) {
            if (this == o) {
                return true;
            }
            Expr mine = get();
            Expr other = ((Key) o).get();
            return mine != null && other != null && mine.sameContent(other);
        }
    }

    @SuppressWarnings("unchecked")
    static <E extends Expr> E intern(E candidate) {
        for (Object cleared = CLEARED.poll(); cleared != null; cleared = CLEARED.poll()) {
            TERMS.remove(cleared);
        }
        Key key = new Key(candidate);
        while (true) {
            Key kept = TERMS.putIfAbsent(key, key);
            if (kept == null) {
                return candidate;
            }
            Expr e = kept.get();
            if (e != null) {
                return (E) e;
            }
            TERMS.remove(kept);
        }
    }
}
