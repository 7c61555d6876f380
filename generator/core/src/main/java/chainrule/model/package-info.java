/** A resolved network: immutable, names bound, shapes known, every formula in index notation. */
package chainrule.model;
