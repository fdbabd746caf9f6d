package org.residuallab.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.residuallab.files.Hash;
import org.residuallab.run.RunRecord;

/**
 * What an archive says of itself: the metadata of an RO-Crate 1.1 in JSON-LD, each file with its
 * size and its SHA-256.
 *
 * <p>Source: RO-Crate Metadata Specification 1.1, https://w3id.org/ro/crate/1.1.
 */
final class Crate {

  static final String METADATA = "ro-crate-metadata.json";
  static final String SHA256 = "sha256";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SPECIFICATION = "https://w3id.org/ro/crate/1.1";
  private static final String HASH_TERM = "https://w3id.org/ro/terms/workflow-run#sha256";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html",
          "pdf", "application/pdf",
          "ipynb", "application/x-ipynb+json",
          "json", "application/json",
          "csv", "text/csv");

  private final ArrayNode graph = JSON.createArrayNode();
  private final ObjectNode root;
  private final ArrayNode parts;

  /**
   * Of a report of that name; the facts say where it comes from, the licence how it may be used.
   */
  Crate(String name, Facts facts, String licence) {
    ObjectNode self = entity(METADATA, "CreativeWork");
    self.set("about", reference("./"));
    self.set("conformsTo", reference(SPECIFICATION));
    root = entity("./", "Dataset");
    root.put("name", name);
    root.put("description", "A report of Residual Lab with the notebooks and runs that it shows.");
    root.put("datePublished", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    ObjectNode terms =
        entity(licence.matches("https?://\\S+") ? licence : "#licence", "CreativeWork");
    terms.put("name", "Licence").put("description", licence);
    root.set("license", reference(terms.get("@id").asText()));
    parts = root.putArray("hasPart");
    ArrayNode known = root.putArray("additionalProperty");
    for (Facts.Fact fact : facts.rows()) {
      String id = "#fact-" + (known.size() + 1);
      entity(id, "PropertyValue").put("name", fact.what()).put("value", fact.value());
      known.add(reference(id));
    }
  }

  /** Adds a file of the archive. */
  void file(String path, byte[] content) {
    ObjectNode file = entity(id(path), "File");
    file.put("name", path);
    file.put("contentSize", String.valueOf(content.length));
    file.put(SHA256, Hash.sha256(content));
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (type != null) {
      file.put("encodingFormat", type);
    }
    parts.add(reference(id(path)));
  }

  /** Adds what made a run whose files are there. */
  void run(String folder, RunRecord run) {
    String action = "#run-" + id(run.name());
    ObjectNode made = entity(action, "CreateAction");
    made.put("name", "Training of " + run.network().name());
    made.put("description", "%s, seed %d, on %s".formatted(run.budget(), run.seed(), run.images()));
    made.put("startTime", run.provenance().started());
    made.set("result", reference(id(folder + "/metrics.csv")));
    root.withArray("mentions").add(reference(action));
  }

  /** The JSON-LD. */
  byte[] json() {
    ObjectNode all = JSON.createObjectNode();
    all.putArray("@context").add(SPECIFICATION + "/context").addObject().put(SHA256, HASH_TERM);
    all.set("@graph", graph);
    return (all.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** A path as an identifier: what no URI may hold is written out. */
  static String id(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("%s cannot be archived: %s".formatted(path, e), e);
    }
  }

  private ObjectNode entity(String id, String type) {
    return graph.addObject().put("@id", id).put("@type", type);
  }

  private static ObjectNode reference(String id) {
    return JSON.createObjectNode().put("@id", id);
  }
}
