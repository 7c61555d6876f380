/**
 * Terms in exact arithmetic modulo powers of a prime, where no rounding can fool a comparison: exp, log and their like have
 * p-adic forms that keep their laws (Koblitz, p-adic Numbers, p-adic Analysis, and Zeta-Functions, chapter IV).
 */
package chainrule.symbolic.exact;
