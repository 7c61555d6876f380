package chainrule.cli.data;

import chainrule.runtime.TensorInfo;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What was read from a CSV file.
 *
 * @param samples the rows
 * @param header the line that was passed over as a header, if there is one
 * @param classNames for each input and target whose classes have names, the names in the order of their numbers
 */
public record CsvData(Samples samples, OptionalLong header, Map<TensorInfo, List<String>> classNames) {}
