/** Plans looked at without any Java text. */
package chainrule.lowering;
