package org.residuallab.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.residuallab.architecture.Layer.Addition;
import org.residuallab.architecture.Layer.BatchNormalization;
import org.residuallab.architecture.Layer.Classifier;
import org.residuallab.architecture.Layer.Convolution;
import org.residuallab.architecture.Layer.Dropout;
import org.residuallab.architecture.Layer.FullyConnected;
import org.residuallab.architecture.Layer.GlobalAveragePooling;
import org.residuallab.architecture.Layer.MaxPooling;
import org.residuallab.architecture.Layer.Relu;
import org.residuallab.architecture.Layer.ZeroPadding;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.files.Document;

/** What a network is can be written to a file and read back, whatever it is. */
class DesignFileTest {

  // As the records of runs are written.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private record Holder(Design network) {}

  /** Two convolutions with nothing between them, as someone may try in a notebook. */
  private record Linear(int filters) implements Block {
    @Override
    public void write(Wiring wiring) {
      Wiring.Point from = wiring.here();
      wiring.convolution(1, 3, 1, filters);
      wiring.convolution(2, 3, 1, filters);
      wiring.shortcut(ShortcutOption.B, 1, from);
    }
  }

  static Stream<Architecture> architectures() {
    return Stream.of(
        CifarFamily.plain(20).architecture(),
        CifarFamily.resnet(56).with(ShortcutOption.C).architecture(),
        CifarFamily.resnet(8).withWidth(3).withClasses(100).architecture(),
        ImageNetFamily.plain(18).architecture(),
        ImageNetFamily.resnet(34).withInput(new Shape(1, 64, 48)).architecture(),
        Networks.named("resnet-50", Variation.NONE.with(StridePlacement.MIDDLE_3X3)),
        VggFamily.vgg(19).architecture(),
        CifarFamily.resnet(8).architecture().with(ZeroChannels.AROUND),
        Networks.named("preresnet-20"),
        Networks.named("preresnet-164"),
        Networks.named("wide-resnet-16-4"),
        Miniature.of(Networks.named("vgg-16"), 8, new Shape(3, 32, 32), 10));
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void an_architecture_is_read_as_it_was_written(Architecture architecture) throws Exception {
    assertThat(written(architecture)).isEqualTo(architecture);
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void a_network_written_out_layer_by_layer_is_too(Architecture architecture) throws Exception {
    assertThat(written(architecture.network())).isEqualTo(architecture.network());
  }

  @Test
  void so_is_one_made_by_hand_of_every_kind_of_layer() throws Exception {
    Network network =
        new Network(
            "by hand",
            new Shape(3, 8, 8),
            List.of(
                node(new Convolution(3, 2, 1, 4, true), new Shape(4, 4, 4), "input"),
                node(new BatchNormalization(), new Shape(4, 4, 4), "a.conv"),
                node(new Relu(), new Shape(4, 4, 4), "a.bn"),
                node(new ZeroPadding(1, 4), new Shape(4, 4, 4), "a.relu"),
                node(new Addition(), new Shape(4, 4, 4), "a.pad", "a.conv"),
                node(new MaxPooling(2, 2, 0), new Shape(4, 2, 2), "a.add"),
                new Node(
                    new Place("a", 1, new Role(Role.Kind.POOLING, 2, true)),
                    new GlobalAveragePooling(),
                    List.of("a.pool"),
                    new Shape(4, 1, 1)),
                node(new Dropout(0.25), new Shape(4, 1, 1), "a.block1.shortcut-pool2"),
                node(new FullyConnected(5), new Shape(5, 1, 1), "a.dropout"),
                new Node(
                    new Place("b", 0, new Role(Role.Kind.FULLY_CONNECTED)),
                    new Classifier(2),
                    List.of("a.fc"),
                    new Shape(2, 1, 1))));

    assertThat(network.storable()).isSameAs(network);
    assertThat(written(network)).isEqualTo(network);
  }

  @Test
  void known_blocks_are_stored_as_blocks() {
    assertThat(architectures()).allMatch(each -> each.storable() == each);
  }

  @Test
  void a_users_own_block_is_stored_layer_by_layer() throws Exception {
    Architecture own =
        new Architecture(
            "linear",
            new Shape(3, 8, 8),
            Normalization.BATCH,
            List.of(
                new Stage(Architecture.STEM, List.of(new Block.Convolutional(3, 1, 4))),
                new Stage("stage1", List.of(new Linear(4), new Linear(4), new Linear(8)))),
            new Head.AveragePooled(10));

    Design read = written(own.storable());

    assertThat(read).isEqualTo(own.network());
    assertThat(read.shortcuts()).isEqualTo(own.shortcuts()).isEqualTo(ShortcutOption.B);
  }

  @Test
  void a_users_own_head_is_stored_layer_by_layer() throws Exception {
    record Flat(int classes) implements Head {
      @Override
      public void write(Wiring wiring) {
        wiring.add(0, new Classifier(classes));
      }
    }
    Architecture own =
        new Architecture("flat", new Shape(3, 8, 8), Normalization.BATCH, List.of(), new Flat(3));

    assertThat(written(own.storable())).isEqualTo(own.network());
  }

  @Test
  void equal_blocks_in_a_row_are_written_once() throws Exception {
    String deep = JSON.writeValueAsString(new Holder(CifarFamily.resnet(1202).architecture()));

    assertThat(deep).contains("{\"times\":200,\"block\":{\"kind\":\"basic\",\"filters\":16");
    assertThat(deep).hasSizeLessThan(1000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "input",
        "channels",
        "normalization",
        "stages",
        "blocks",
        "times",
        "block",
        "head",
        "filters",
        "stride",
        "shortcuts",
        "classes"
      })
  void no_part_of_it_may_be_missing(String field) throws Exception {
    JsonNode tree = JSON.valueToTree(new Holder(CifarFamily.resnet(8).architecture()));
    ((ObjectNode) tree.findParent(field)).remove(field);

    assertThatThrownBy(() -> JSON.treeToValue(tree, Holder.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void files_that_do_not_say_where_option_a_puts_its_zeros_mean_behind() throws Exception {
    Architecture architecture = CifarFamily.resnet(8).architecture();
    for (Design design : List.of(architecture, architecture.network())) {
      String text = JSON.writeValueAsString(new Holder(design));
      String old = text.replaceAll(",\"zeros\":\"BEHIND\"", "");

      assertThat(old).isNotEqualTo(text).doesNotContain("zeros");
      assertThat(JSON.readValue(old, Holder.class).network()).isEqualTo(design);
    }
  }

  private static Design written(Design design) throws JsonProcessingException {
    return JSON.readValue(JSON.writeValueAsString(new Holder(design)), Holder.class).network();
  }

  private static Node node(Layer layer, Shape output, String... inputs) {
    Place place = new Place("a", 0, new Role(layer.kind()));
    return new Node(place, layer, List.of(inputs), output);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "kind" : "basic"   | "kind" : "besic"   | network stages [2] blocks [1] block | there is no kind 'besic'
          "filters" : 16     | "filters" : "few"  | network stages [1] blocks [1] block filters | 'few' is not a whole number
          "times" : 1        | "times" : 0        | network stages [1] blocks [1] | a block stands there once or more, not 0
          "channels" : 3     | "channels" : 0     | network input | a shape needs positive dimensions, not 0 x 32 x 32
          """)
  void a_fault_in_a_file_is_named_in_one_line(
      String right, String wrong, String field, String complaint, @TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("design.json");
    String text =
        JSON.writerWithDefaultPrettyPrinter()
            .writeValueAsString(new Holder(CifarFamily.resnet(8).architecture()));
    Files.writeString(file, text.replaceFirst(right, wrong));

    assertThatThrownBy(() -> Document.read(file, JSON).as(Holder.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "\\S*design.json, line \\d+, \\Q%s: %s\\E.*".formatted(field, complaint));
  }
}
