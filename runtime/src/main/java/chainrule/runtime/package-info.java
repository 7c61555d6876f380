/**
 * What a generated class needs when it runs: the interface it implements, its checks, seeded randomness, and arrays in
 * NumPy's file format. It uses nothing but the JDK.
 */
package chainrule.runtime;
