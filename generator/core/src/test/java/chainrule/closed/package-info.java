/** The exam of the closed forms. */
package chainrule.closed;
