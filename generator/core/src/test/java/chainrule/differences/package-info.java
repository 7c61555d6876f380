/** Tests of derivatives by differences. */
package chainrule.differences;
