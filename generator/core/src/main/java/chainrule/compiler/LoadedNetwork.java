package chainrule.compiler;

import chainrule.runtime.NeuralNetwork;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/** A generated class that is ready for use. */
public final class LoadedNetwork {
    private final Constructor<? extends NeuralNetwork> constructor;
    private final Map<String, byte[]> classFiles;

    private LoadedNetwork(Constructor<? extends NeuralNetwork> constructor, Map<String, byte[]> classFiles) {
        this.constructor = constructor;
        this.classFiles = Map.copyOf(classFiles);
    }

    static LoadedNetwork of(String className, Map<String, byte[]> classFiles) {
        try {
            Class<? extends NeuralNetwork> loaded =
                    new MemoryLoader(classFiles).loadClass(className).asSubclass(NeuralNetwork.class);
            return new LoadedNetwork(loaded.getConstructor(int.class), classFiles);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(className + " is not a generated class", e);
        }
    }

    /**
     * A new network.
     *
     * @param capacity the largest batch, in samples
     * @throws IllegalArgumentException if it is below 1 or past an array's limit
     */
    public NeuralNetwork create(int capacity) {
        try {
            return constructor.newInstance(capacity);
        } catch (InvocationTargetException e) {
            throw rethrown(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }

    /** The class files, by qualified name, for audits. */
    public Map<String, byte[]> classFiles() {
        return classFiles;
    }

    private static final class MemoryLoader extends ClassLoader {
        private final Map<String, byte[]> classFiles;

        MemoryLoader(Map<String, byte[]> classFiles) {
            super(NeuralNetwork.class.getClassLoader());
            this.classFiles = classFiles;
        }

        /** Its own classes first: a class of the same name on the program's class path must not stand in for them. */
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!classFiles.containsKey(name)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classFiles.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
