package org.residuallab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.CifarFamily;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.ZeroChannels;
import org.residuallab.cost.NetworkCost;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.engine.EngineDescription;
import org.residuallab.evaluation.Protocol.Center;
import org.residuallab.evaluation.Protocol.Flip;
import org.residuallab.evaluation.Protocol.SingleScale;
import org.residuallab.files.Project;
import org.residuallab.run.MeasurementFolder;
import org.residuallab.run.Origin;
import org.residuallab.run.Provenance;
import org.residuallab.run.RunRecord.DataRecord;
import org.residuallab.run.Subject;

/** Evaluations as files: what is written is read, and what contradicts itself is named. */
class StoredEvaluationTest {

  private static final Dataset IMAGES = new SyntheticImages(1, 32, 20).draw();
  private static final Architecture NETWORK =
      CifarFamily.resnet(8).architecture().with(ZeroChannels.AROUND);
  private static final ObjectMapper JSON = new ObjectMapper();

  static final List<Protocol> PROTOCOLS = Protocols.of(NETWORK.input());

  @TempDir Path results;
  private MeasurementFolder<Evaluation> folder;
  private final List<String> complaints = new ArrayList<>();

  @BeforeEach
  void names_a_folder() {
    folder = Evaluation.in(results);
  }

  @ParameterizedTest
  @FieldSource("PROTOCOLS")
  void comes_back_as_it_was(Protocol protocol) throws Exception {
    Evaluation evaluation = evaluation(protocol, 3, elsewhere("theirs", "ab"));

    Path file = folder.write(evaluation);

    assertThat(file)
        .isEqualTo(results.resolve("evaluations/theirs-%s.json".formatted(protocol.told())));
    assertThat(folder.all(complaints::add)).containsExactly(evaluation);
    assertThat(complaints).isEmpty();
  }

  @Test
  void a_file_knows_every_protocol_by_name() throws Exception {
    for (Class<?> kind : Protocol.class.getPermittedSubclasses()) {
      assertThat(PROTOCOLS).as(kind.getSimpleName()).hasAtLeastOneElementOfType(kind);
    }
  }

  @Test
  void of_an_ensemble_holds_each_network() throws Exception {
    Evaluation evaluation =
        evaluation(new Flip(), 3, elsewhere("one", "ab"), elsewhere("two", "cd"));

    Path file = folder.write(evaluation);

    assertThat(file.getFileName().toString()).matches("ensemble-of-2-[0-9a-f]{12}-flip\\.json");
    assertThat(folder.all(complaints::add)).containsExactly(evaluation);
  }

  @Test
  void any_field_that_is_missing_is_named() throws Exception {
    Path file = folder.write(evaluation(new SingleScale(40), 3, elsewhere("theirs", "ab")));
    JsonNode whole = JSON.readTree(Files.readString(file));
    List<String> fields =
        Arrays.stream(Evaluation.class.getRecordComponents())
            .map(RecordComponent::getName)
            .filter(name -> !name.equals("others")) // Nothing, where one machine measured all.
            .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT))
            .toList();

    for (String field : fields) {
      ObjectNode less = whole.deepCopy();
      assertThat(less.remove(field)).as(field).isNotNull();
      Files.writeString(file, less.toString());
      complaints.clear();

      assertThat(folder.all(complaints::add)).isEmpty();
      assertThat(complaints).singleElement().asString().contains(file.toString(), field);
    }
  }

  @Test
  void a_file_that_cannot_be_read_is_named_once_with_the_reason() throws Exception {
    Path file = folder.write(evaluation(new Flip(), 3, elsewhere("theirs", "ab")));
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("/not/mounted"));

    assertThat(folder.all(complaints::add)).isEmpty();
    assertThat(complaints).containsExactly(file + " cannot be read: it is not there any more");
  }

  @Test
  void what_crops_cost_need_not_stand_there() throws Exception {
    Path file = folder.write(evaluation(new Flip(), 3, elsewhere("theirs", "ab")));
    ObjectNode less = (ObjectNode) JSON.readTree(Files.readString(file));
    less.remove("multiply_adds");
    Files.writeString(file, less.toString());

    assertThat(folder.all(complaints::add))
        .singleElement()
        .extracting(Evaluation::multiplyAdds)
        .isEqualTo(2 * NetworkCost.of(NETWORK.network()).total().multiplyAdds());
  }

  @ParameterizedTest
  @CsvSource({
    "/top_one/wrong, 4, top_one: it does not fit the confusion",
    "/top_five/wrong, 4, top_five: it does not fit top_one",
    "/data/test_images, 21, top_one images: it is not of all test images",
    "/seconds, -1, seconds: a time should stand here",
  })
  void one_that_contradicts_itself_is_no_evaluation(String field, int value, String fault)
      throws Exception {
    Path file = folder.write(evaluation(new Center(), 3, elsewhere("theirs", "ab")));
    JsonNode other = JSON.readTree(Files.readString(file));
    int slash = field.lastIndexOf('/');
    ((ObjectNode) other.at(field.substring(0, slash))).put(field.substring(slash + 1), value);
    Files.writeString(file, other.toString());

    assertThat(folder.all(complaints::add)).isEmpty();
    assertThat(complaints).singleElement().asString().contains(fault).hasLineCount(1);
  }

  @Test
  void one_of_no_network_or_of_other_answers_is_none() throws Exception {
    Path file = folder.write(evaluation(new Center(), 3, elsewhere("theirs", "ab")));
    JsonNode whole = JSON.readTree(Files.readString(file));
    ObjectNode nobodys = whole.deepCopy();
    ((ArrayNode) nobodys.get("networks")).removeAll();
    ObjectNode oneLess = whole.deepCopy();
    ((ArrayNode) oneLess.at("/confusion/counts")).remove(0);
    Files.writeString(file, nobodys.toString());
    Files.writeString(file.resolveSibling("b.json"), oneLess.toString());

    assertThat(folder.all(complaints::add)).isEmpty();
    assertThat(complaints.get(0)).contains("b.json", "10 classes need as many rows");
    assertThat(complaints.get(1)).contains("an evaluation is of one network at least");
  }

  @Test
  void measured_again_takes_its_own_place_and_no_others() throws Exception {
    Path file = folder.write(evaluation(new Center(), 3, elsewhere("theirs", "ab")));
    Evaluation again = evaluation(new Center(), 4, elsewhere("theirs", "ab"));
    Evaluation anothers = evaluation(new Center(), 4, elsewhere("theirs", "cd"));

    assertThat(folder.write(again)).isEqualTo(file);
    assertThatThrownBy(() -> folder.write(anothers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("theirs-center.json is of other networks or images");

    assertThat(folder.all(complaints::add)).containsExactly(again);
  }

  @Test
  void is_not_found_for_a_network_that_differs_in_what_has_no_parameters() throws Exception {
    folder.write(evaluation(new Center(), 3, elsewhere("theirs", "ab")));

    assertThat(folder.of(subject(elsewhere("again", "ab", NETWORK)), complaints::add)).isPresent();
    assertThat(
            folder.of(
                subject(elsewhere("behind", "ab", NETWORK.with(ZeroChannels.BEHIND))),
                complaints::add))
        .isEmpty();
  }

  private static Subject subject(Origin network) {
    return Evaluation.subject(new Center(), List.of(network), DataRecord.of(IMAGES));
  }

  @Test
  void what_is_no_evaluation_is_named_and_what_was_left_by_a_kill_is_not_looked_at()
      throws Exception {
    Path file = folder.write(evaluation(new Center(), 3, elsewhere("theirs", "ab")));
    Files.writeString(file.resolveSibling("torn.json"), Files.readString(file).substring(0, 200));
    Files.writeString(file.resolveSibling(".left.json"), "{");
    Files.writeString(file.resolveSibling("README.md"), "a text");

    assertThat(folder.all(complaints::add)).hasSize(1);
    assertThat(complaints).singleElement().asString().contains("torn.json");
    assertThat(Evaluation.in(results.resolve("nowhere")).all(complaints::add)).isEmpty();
  }

  /** Wrong of 10,000: what PyTorch 2.13 makes of the same files of weights and images. */
  @Test
  void those_that_came_with_the_project_can_be_read_and_agree_with_pytorch() throws Exception {
    List<Evaluation> all = Evaluation.in(Project.here().results()).all(complaints::add);

    assertThat(complaints).isEmpty();
    assertThat(
            all.stream()
                .filter(each -> each.networks().get(0).training().isEmpty())
                .filter(each -> each.protocol() instanceof Center)
                .collect(
                    Collectors.toMap(
                        each -> each.networks().stream().map(it -> it.network().name()).toList(),
                        each -> each.topOne().wrong())))
        .containsEntry(List.of("resnet-20"), 827L)
        .containsEntry(List.of("resnet-32"), 737L)
        .containsEntry(List.of("resnet-56"), 661L);
  }

  private static Evaluation evaluation(Protocol protocol, int wrong, Origin... networks) {
    List<List<Long>> counts = new ArrayList<>();
    for (int c = 0; c < 10; c++) {
      List<Long> row = new ArrayList<>(java.util.Collections.nCopies(10, 0L));
      row.set(c, 2L);
      counts.add(row);
    }
    counts.get(0).set(0, 0L);
    counts.get(0).set(1, 2L);
    for (int c = 1; c < wrong - 1; c++) {
      counts.get(c).set(c, 1L);
      counts.get(c).set(0, 1L);
    }
    return new Evaluation(
        protocol,
        List.of(networks),
        DataRecord.of(IMAGES),
        new ErrorRate(wrong, 20),
        new ErrorRate(1, 20),
        new Confusion(IMAGES.test().classNames(), counts),
        1_000_000L,
        1.5,
        made("AVX2"),
        List.of(made("AVX-512")));
  }

  private static Provenance made(String instructions) {
    return Provenance.now(new EngineDescription("residual-lab", "oneDNN 3.11.0", instructions, 1));
  }

  private static Origin elsewhere(String name, String digits) {
    return elsewhere(name, digits, NETWORK);
  }

  private static Origin elsewhere(String name, String digits, Design network) {
    return new Origin.Imported(
        name,
        network,
        "theirs.th",
        "ef".repeat(32),
        "somebody",
        "2026-11-28T00:00:00Z",
        digits.repeat(32),
        null);
  }
}
