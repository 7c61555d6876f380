/** Tests of the drawing, and of the page it stands on in a browser. */
package chainrule.drawing;
