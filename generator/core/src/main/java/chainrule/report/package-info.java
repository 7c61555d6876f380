/** A derivation as a document, and the document as text: formats are views of one document. */
package chainrule.report;
