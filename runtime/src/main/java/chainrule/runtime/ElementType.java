package chainrule.runtime;

import java.util.Arrays;

/** The type of a tensor's elements, and what a tool does with an array whose type it learns at run time. */
public enum ElementType {
    FLOAT(float[].class) {
        @Override
        public Object allocate(int length) {
            return new float[length];
        }

        @Override
        public int length(Object array) {
            return ((float[]) array).length;
        }

        @Override
        public double get(Object array, int index) {
            return ((float[]) array)[index];
        }

        @Override
        public void set(Object array, int index, double value) {
            ((float[]) array)[index] = (float) value;
        }
    },
    DOUBLE(double[].class) {
        @Override
        public Object allocate(int length) {
            return new double[length];
        }

        @Override
        public int length(Object array) {
            return ((double[]) array).length;
        }

        @Override
        public double get(Object array, int index) {
            return ((double[]) array)[index];
        }

        @Override
        public void set(Object array, int index, double value) {
            ((double[]) array)[index] = value;
        }
    },
    INT(int[].class) {
        @Override
        public Object allocate(int length) {
            return new int[length];
        }

        @Override
        public int length(Object array) {
            return ((int[]) array).length;
        }

        @Override
        public double get(Object array, int index) {
            return ((int[]) array)[index];
        }

        @Override
        public void set(Object array, int index, double value) {
            ((int[]) array)[index] = (int) value;
        }
    };

    private final Class<?> arrayClass;

    ElementType(Class<?> arrayClass) {
        this.arrayClass = arrayClass;
    }

    /** The Java class of an array of this type, such as {@code float[]}. */
    public Class<?> arrayClass() {
        return arrayClass;
    }

    /** A new array of zeros. */
    public abstract Object allocate(int length);

    /**
     * The length of an array of this type.
     *
     * @throws ClassCastException if the array is of another type; so do the methods below
     */
    public abstract int length(Object array);

    /** One element as a double, which is exact for each of the types. */
    public abstract double get(Object array, int index);

    /** Sets one element: rounded to float, or cut to an integer. */
    public abstract void set(Object array, int index, double value);

    /** A new array of this type with these values, each converted as by {@link #set}. */
    public Object fromDoubles(double[] values) {
        Object array = allocate(values.length);
        for (int i = 0; i < values.length; i++) {
            set(array, i, values[i]);
        }
        return array;
    }

    /** A new array with the values of an array of this type. */
    public double[] toDoubles(Object array) {
        double[] values = new double[length(array)];
        Arrays.setAll(values, i -> get(array, i));
        return values;
    }
}
