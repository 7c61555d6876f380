/** From a training program to a kernel plan: buffers, kernels, loops and scalar statements, without any Java text. */
package chainrule.lowering;
