package chainrule.report;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The names of a network and who uses whom. */
final class NetworkGraph {

    private final Network network;
    private final List<Document.Node> nodes = new ArrayList<>();
    private final List<Document.Edge> edges = new ArrayList<>();
    private final Map<Symbol, Integer> places = new IdentityHashMap<>();

    private NetworkGraph(Network network) {
        this.network = network;
    }

    static Document.Graph of(Material m) {
        return new NetworkGraph(m.network()).graph();
    }

    private Document.Graph graph() {
        network.inputs().forEach(s -> add(s, Document.Part.INPUT, "names"));
        network.targets().forEach(s -> add(s, Document.Part.TARGET, "names"));
        network.parameters().stream()
                .map(Parameter::symbol)
                .forEach(s -> add(s, Document.Part.PARAMETER, Material.adjointAnchor(s)));
        for (Assignment a : network.definitions()) {
            add(a.target(), part(a.target()), Material.definitionAnchor(a.target()));
            for (Symbol used : Accesses.symbols(a.value())) {
                if (places.containsKey(used) && used != a.target()) {
                    edges.add(new Document.Edge(places.get(used), places.get(a.target())));
                }
            }
        }
        return new Document.Graph(nodes, edges);
    }

    private Document.Part part(Symbol s) {
        return s == network.loss()
                ? Document.Part.LOSS
                : network.outputs().contains(s) ? Document.Part.OUTPUT : Document.Part.DEFINITION;
    }

    private void add(Symbol s, Document.Part part, String anchor) {
        places.put(s, nodes.size());
        nodes.add(new Document.Node(Material.name(s), Material.shape(s), part, anchor));
    }
}
