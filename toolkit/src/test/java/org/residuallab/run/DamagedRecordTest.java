package org.residuallab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.residuallab.architecture.Networks;
import org.residuallab.data.SyntheticImages;
import org.residuallab.files.AtomicFile;

/** Records that are JSON and yet say too little, or what no run can be. */
class DamagedRecordTest {

  /** Not known of every run. */
  private static final Set<String> MAY_BE_MISSING =
      Set.of(
          "/results/test_error",
          "/results/validation_error",
          "/results/best",
          "/results/best/test_error",
          "/network/zeros",
          "/probes",
          "/resumptions",
          "/preset");

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private Path file;
  private String whole;

  @BeforeEach
  void writes_a_record() throws Exception {
    file = folder.resolve("run.json");
    AtomicFile.write(
        file,
        RecordFile.writer(
            Records.finished(
                "run", Networks.named("resnet-8"), new SyntheticImages(1, 32, 16).draw())));
    whole = Files.readString(file);
  }

  @Test
  void any_field_that_is_missing_or_empty_is_named() throws Exception {
    List<String> fields = new ArrayList<>();
    collect(JSON.readTree(whole), "", fields);
    assertThat(fields).hasSizeGreaterThan(50).containsAll(MAY_BE_MISSING);

    for (String field : fields) {
      for (boolean empty : new boolean[] {true, false}) {
        JsonNode tree = JSON.readTree(whole);
        String name = field.substring(field.lastIndexOf('/') + 1);
        ObjectNode parent = (ObjectNode) tree.at(field.substring(0, field.lastIndexOf('/')));
        if (empty) {
          parent.putNull(name);
        } else {
          parent.remove(name);
        }
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree));
        if (MAY_BE_MISSING.contains(field)) {
          assertThat(RecordFile.read(file).name()).isEqualTo("run");
        } else {
          refuses(name);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"name\" : \"run\" | \"name\" : \"../x\" | '../x' cannot name a run",
        "\"gradients.csv\" | \"../x.csv\" | '../x.csv' cannot name a probe's table",
        "\"gradients.csv\" | \"metrics.csv\" | 'metrics.csv' cannot name a probe's table",
        "FINISHED | DONE | line 3, status: 'DONE' is not one of RUNNING, FINISHED",
        "\"seed\" : 1 | \"seed\" : \"x\" | line 5, seed: 'x' is not a whole number",
        "\"seed\" : 1 | \"seed\" : 1, \"seed\" : 2 | line 5, seed: this field stands here a second",
        "\"channels\" : 3 | \"channels\" : 0 | line 9, network input: a shape needs positive",
        "\"kind\" : \"basic\" | \"kind\" : \"odd\" | there is no kind 'odd'",
        "\"filters\" : 64, | '' | filters: this field is missing",
        "\"batch_size\" : 16 | \"batch_size\" : 0 | recipe batch_size: a mini-batch has 1 image",
        "\"momentum\" : 0.9 | \"momentum\" : 9 | recipe optimizer: momentum is 0 or more",
      })
  void what_no_run_can_be_is_refused_with_its_line(String was, String is, String complaint)
      throws Exception {
    assertThat(whole).contains(was);
    Files.writeString(file, whole.replaceFirst(java.util.regex.Pattern.quote(was), is));

    refuses(complaint);
  }

  @Test
  void a_file_of_anything_else_is_refused() throws Exception {
    for (String text : List.of("null", "", "[]", "7", "{}", "{", whole + whole, "not a record")) {
      Files.writeString(file, text);
      refuses("run.json");
    }
    Files.writeString(file, "{ \"name\" : \"run\",\n");
    refuses("line 2: the file ends here, in the middle");
    Files.write(file, whole.replace("resnet-8", "résnet").getBytes(StandardCharsets.ISO_8859_1));
    refuses("it holds bytes that are no text in UTF-8");
  }

  @Test
  void the_runs_that_came_with_the_project_are_whole() throws Exception {
    List<String> damaged = new ArrayList<>();

    List<StoredRun> runs = StoredRun.all(Path.of("../notebooks/results"), damaged::add);

    assertThat(damaged).isEmpty();
    assertThat(runs).isNotEmpty().allSatisfy(run -> assertThat(run.incompleteness()).isEmpty());
  }

  private void refuses(String complaint) {
    assertThatThrownBy(() -> StoredRun.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(complaint)
        .hasMessageEndingWith("put it back from a copy, or remove its folder")
        .satisfies(
            thrown ->
                assertThat(thrown.getMessage())
                    .doesNotContain("\n", "Source", "org.", "java.", "token", "deserialize"));
  }

  private static void collect(JsonNode node, String path, List<String> fields) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field -> {
                fields.add(path + "/" + field.getKey());
                collect(field.getValue(), path + "/" + field.getKey(), fields);
              });
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        collect(list.get(i), path + "/" + i, fields);
      }
    }
  }

  @Test
  void blocks_that_make_no_network_are_named_with_their_file() throws Exception {
    JsonNode tree = JSON.readTree(whole);
    ((ObjectNode) tree.at("/network/head")).put("classes", 1);
    Files.writeString(file, tree.toString());

    assertThatThrownBy(() -> RecordFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining("a classifier needs two classes or more")
        .hasMessageContaining("the record is damaged");
  }
}
