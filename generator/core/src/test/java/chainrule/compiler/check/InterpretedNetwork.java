package chainrule.compiler.check;

import chainrule.model.Parameter;
import chainrule.model.TrainingProgram;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.SeededRandom;
import chainrule.runtime.TensorInfo;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Stands in for a generated class: computes by the Evaluator, with gradients that a test can spoil. */
final class InterpretedNetwork implements NeuralNetwork {
    private final TrainingProgram program;
    private final BiFunction<String, double[], double[]> spoil;
    private final Map<String, double[]> parameters = new LinkedHashMap<>();
    private Object[] inputs;
    private Reference last;
    private Map<String, double[]> gradients;

    /** @param spoil from the name of a parameter and its gradient to the gradient that is claimed */
    InterpretedNetwork(TrainingProgram program, BiFunction<String, double[], double[]> spoil) {
        this.program = program;
        this.spoil = spoil;
    }

    private static TensorInfo info(Symbol symbol) {
        int[] shape = new Environment().shape(symbol);
        return symbol.isInteger()
                ? TensorInfo.classes(symbol.name(), new Environment().extent(symbol.classes()), shape)
                : TensorInfo.data(symbol.name(), ElementType.DOUBLE, shape);
    }

    private static Map<String, Object> named(List<TensorInfo> infos, Object[] values) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            named.put(infos.get(i).name(), values[i]);
        }
        return named;
    }

    @Override
    public String name() {
        return program.network().name();
    }

    @Override
    public ElementType elementType() {
        return ElementType.DOUBLE;
    }

    @Override
    public int capacity() {
        return GradientCheck.samples();
    }

    @Override
    public List<TensorInfo> inputs() {
        return program.network().inputs().stream().map(InterpretedNetwork::info).toList();
    }

    @Override
    public List<TensorInfo> targets() {
        return program.network().targets().stream()
                .map(InterpretedNetwork::info)
                .toList();
    }

    @Override
    public List<TensorInfo> outputs() {
        return List.of();
    }

    @Override
    public List<TensorInfo> parameters() {
        return program.network().parameters().stream()
                .map(Parameter::symbol)
                .map(InterpretedNetwork::info)
                .toList();
    }

    @Override
    public void initialize(long seed) {
        SeededRandom random = new SeededRandom(seed);
        for (TensorInfo info : parameters()) {
            double[] values = new double[info.size()];
            Arrays.setAll(values, i -> random.normal01());
            parameters.put(info.name(), values);
        }
    }

    @Override
    public void forward(Object[] values, int n) {
        inputs = values;
    }

    @Override
    public void predict(Object[] values, int n) {
        inputs = values;
    }

    @Override
    public double loss(Object[] targets, int n) {
        last = Reference.at(program, new Point(named(inputs(), inputs), named(targets(), targets), parameters), n);
        return last.loss().value();
    }

    @Override
    public void zeroGrad() {}

    @Override
    public void backward() {
        gradients = new LinkedHashMap<>();
        last.gradients().forEach((name, tensor) -> gradients.put(name, tensor.data()));
    }

    @Override
    public void step() {}

    @Override
    public Object output(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object parameter(String name) {
        return parameters.get(name).clone();
    }

    @Override
    public Object gradient(String name) {
        return spoil.apply(name, gradients.get(name).clone());
    }

    @Override
    public void setParameter(String name, Object values) {
        parameters.put(name, ((double[]) values).clone());
    }
}
