package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostCommandTest {

  @Test
  void writes_a_csv_row_a_layer_and_the_total_last() {
    Spoken said = Spoken.by(new CostCommand(), "resnet-20", "--format", "csv");

    List<String> lines = said.out().lines().toList();
    assertThat(said.status()).isZero();
    assertThat(lines.get(0)).isEqualTo("layer,type,output,parameters,multiply_adds");
    assertThat(lines.get(1)).isEqualTo("stem.conv,conv 3x3,16x32x32,432,442368");
    assertThat(lines).endsWith("total,network,10x1x1,269722,40551040");
  }

  @Test
  void counts_a_variation_of_a_network() {
    Spoken said =
        Spoken.by(
            new CostCommand(),
            "resnet-50 --stride v1.5 --shortcut b --input 256 --classes 10 --by total --format csv"
                .split(" "));

    // Convolutions grow with the area, (256/224)^2; the classifier does not.
    long convolutions = (4_089_184_256L - 2_048_000) * 64 / 49;
    assertThat(said.out().lines())
        .containsExactly(
            "layer,type,output,parameters,multiply_adds",
            "total,network,10x1x1,%d,%d".formatted(25_557_032 - 990 * 2049, convolutions + 20_480));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--by total", "--by layer --memory", "--reconcile"})
  void says_of_a_network_beyond_sixty_three_bits_that_it_cannot_be_counted(String shown) {
    String huge = "wide-resnet-28-9999 --input 65536 " + shown;
    Spoken said = Spoken.by(new CostCommand(), huge.split(" "));

    assertThat(said.status()).isNotZero();
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains("too large to be counted", "narrower network");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resnet-18",
        "resnet-152",
        "plain-34",
        "vgg-16",
        "vgg-19",
        "resnet-56",
        "plain-110",
        "resnet-1202"
      })
  void knows_every_network_by_its_name(String network) {
    Spoken said = Spoken.by(new CostCommand(), network, "--by", "stage");

    assertThat(said.status()).isZero();
    assertThat(said.out()).contains("multiply_adds", "head", "total");
  }

  @Test
  void says_operations_where_something_else_than_multiply_adds_is_counted() {
    Spoken said =
        Spoken.by(new CostCommand(), "resnet-50 --by total --count flops --format csv".split(" "));

    assertThat(said.out()).contains("operations").contains("7715946496");
  }

  @Test
  void adds_memory_and_receptive_fields_on_request() {
    Spoken said =
        Spoken.by(new CostCommand(), "resnet-50 --by stage --memory --format csv".split(" "));

    assertThat(said.out()).contains(",training_bytes,inference_bytes,receptive_field");
    assertThat(said.out().lines().filter(line -> line.startsWith("conv5,")))
        .first()
        .asString()
        .endsWith(",483");
  }

  @Test
  void reconciles_everybodys_figures() {
    Spoken said = Spoken.by(new CostCommand(), "resnet-50", "--reconcile");

    assertThat(said.out())
        .contains("3.8 billion", "3,857,973,248", "4,089,184,256", "4,111,512,576", "4,132,436,968")
        .contains("cut off, not rounded", "+231,211,008", "25,636,712", "+26,560");
  }

  /** Each would cost a second or more of the two that an answer may take. */
  @Test
  void loads_neither_nd4j_nor_tablesaw(@TempDir Path folder) throws Exception {
    Path loaded = folder.resolve("classes.txt");
    int status =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:class+load:file=" + loaded,
                "-cp",
                System.getProperty("java.class.path"),
                Lab.class.getName(),
                "cost",
                "resnet-1202")
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start()
            .waitFor();

    assertThat(status).isZero();
    assertThat(folder.resolve("out.txt")).content().contains("19,421,274");
    assertThat(loaded)
        .content()
        .contains("org.residuallab.cost.NetworkCost")
        .doesNotContain("org.nd4j.", "org.deeplearning4j.", "tech.tablesaw.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resnet-21 | no network resnet-21: CIFAR-10 depths are 6n + 2",
        "resnet-50 --input 0 | an input of 0 pixels is impossible",
        "resnet-50 --input many | Invalid value for option '--input'",
        "resnet-50 --by block | Invalid value for option '--by'",
        "resnet-50 --stride v2 | unknown stride placement 'v2'; use v1 (the paper) or v1.5",
        "resnet-50 --shortcut D | unknown shortcut option 'D'",
        "resnet-50 --input 2000000000 --by total | impossible: a side has 1 to 65536",
        "resnet-50 --reconcile --by layer | --reconcile has a table of its own: leave out --by",
        "resnet-50 --reconcile --memory | leave out --memory",
        "resnet-50 --reconcile --count keras | leave out --count",
        "resnet-50 --count caffe | unknown convention 'caffe'; use one of paper, torchvision",
        "resnet-50 --classes 1 | a classifier needs two classes or more, not 1",
        "vgg-19 --input 16 | conv5.block5.pool: a 2x2 window does not fit into 512x1x1",
        "plain-20 --shortcut A | plain-20 has no shortcuts: there is no option to choose",
      })
  void refuses_a_users_mistake_in_one_line(String arguments, String complaint) {
    Spoken said = Spoken.by(new CostCommand(), arguments.split(" "));

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err().lines()).hasSize(1);
    assertThat(said.err()).contains(complaint);
  }
}
