/** The smallest network that needs a hidden layer. */
package chainrule.samples.xor;
