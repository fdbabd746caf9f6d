package org.residuallab.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.residuallab.notebook.Rendering;

/**
 * A notebook of prose and outputs, without code. It is shown by what shows notebooks, so a page has
 * one look.
 *
 * <p>Format: nbformat 4.4.
 */
final class ReportNotebook {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ArrayNode cells = JSON.createArrayNode();

  /** Adds prose in Markdown. */
  ReportNotebook prose(String markdown) {
    ObjectNode cell = cells.addObject();
    cell.put("cell_type", "markdown").put("source", markdown).putObject("metadata");
    return this;
  }

  /** Adds what a notebook shows for an object. */
  ReportNotebook shown(Object any) {
    ObjectNode cell = cells.addObject();
    cell.put("cell_type", "code").put("source", "").putNull("execution_count");
    cell.putObject("metadata");
    ObjectNode output = cell.putArray("outputs").addObject();
    output.put("output_type", "display_data").putObject("metadata");
    ObjectNode data = output.putObject("data");
    for (Map.Entry<String, String> each : Rendering.of(any).entrySet()) {
      data.put(each.getKey(), each.getValue());
    }
    return this;
  }

  /** The notebook's JSON. */
  String json() {
    ObjectNode notebook = JSON.createObjectNode();
    notebook.put("nbformat", 4).put("nbformat_minor", 4).putObject("metadata");
    notebook.set("cells", cells);
    return notebook.toString();
  }
}
