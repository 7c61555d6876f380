package chainrule.lowering;

/** When something is computed in a training step; later phases see what earlier ones left. */
enum Phase {
    FORWARD,
    LOSS,
    BACKWARD
}
