/**
 * Indexed tensor expressions over exact numbers: a closed set of immutable, hash-consed terms, equal exactly when they are
 * the same object, up to the names of bound indices.
 */
package chainrule.symbolic;
