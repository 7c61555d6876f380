package shop;

/** Uses the generated class as if it were any other. */
final class UsePrice {
    private UsePrice() {}

    static float price(Price net, float[] features) {
        net.predict(features, 1);
        return net.p()[0];
    }
}
