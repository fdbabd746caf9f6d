package org.residuallab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawCommandTest {

  @TempDir private Path folder;

  @Test
  void writes_lines_or_points_as_the_files_name_asks() throws Exception {
    Path svg = folder.resolve("figure.svg");
    Path png = folder.resolve("figure.PNG");

    assertThat(draw("vgg-19 plain-34 resnet-34 -o", svg).status()).isZero();
    assertThat(draw("vgg-19 plain-34 resnet-34 -o", png).status()).isZero();

    assertThat(svg).content().startsWith("<svg").contains("ResNet-34");
    BufferedImage image = ImageIO.read(png.toFile());
    assertThat(image.getWidth()).isGreaterThan(1500);
    assertThat(image.getHeight()).isGreaterThan(2000);
  }

  @Test
  void varies_the_residual_networks_among_those_it_draws() {
    Path svg = folder.resolve("options.svg");

    assertThat(draw("plain-20 resnet-20 --shortcut B -o", svg).err()).isEmpty();
    assertThat(svg).content().contains("shortcut option B", "plain-20");
  }

  @Test
  void draws_blocks_on_request() {
    Path svg = folder.resolve("blocks.svg");

    assertThat(draw("resnet-50 --blocks -o", svg).out()).contains("bottleneck, identity");
    assertThat(svg).content().contains("batch norm", "y = σ(");
  }

  @ParameterizedTest
  @CsvSource({
    "resnet-20, figure.pdf, the file's name must end in .svg or .png",
    "resnet-21, figure.svg, no network resnet-21",
    "plain-20 --shortcut A, figure.svg, plain-20 has no shortcuts",
    "vgg-19 --blocks, figure.svg, no blocks to draw",
    "resnet-50 --blocks --full, figure.svg, leave out --full",
  })
  void refuses_a_users_mistake_in_one_line_and_writes_nothing(
      String arguments, String file, String complaint) {
    Spoken said = draw(arguments + " -o", folder.resolve(file));

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err().lines()).hasSize(1);
    assertThat(said.err()).contains(complaint);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void varies_the_bottlenecks_of_those_that_have_some() {
    Path svg = folder.resolve("strides.svg");

    assertThat(draw("resnet-20 ResNet-50 --stride v1.5 -o", svg).err()).isEmpty();
    assertThat(svg).exists();
    assertThat(draw("resnet-20 resnet-32 --stride v1.5 -o", svg).err())
        .contains("resnet-20 has no bottlenecks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"figure.svg", "deeper/figure.svg"})
  void names_the_file_that_stands_where_a_folder_has_to(String below) throws Exception {
    Path blocked = Files.writeString(folder.resolve("a-file"), "");

    Spoken said = draw("resnet-20 -o", blocked.resolve(below));

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err())
        .isEqualToIgnoringNewLines("lab: " + blocked + " is a file, not a folder");
  }

  private static Spoken draw(String arguments, Path file) {
    return Spoken.by(new DrawCommand(), (arguments + " " + file).split(" "));
  }
}
