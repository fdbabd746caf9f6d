package org.residuallab.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Specimen;
import org.residuallab.diagram.BlockDiagram;
import org.residuallab.diagram.Drawing;
import org.residuallab.diagram.NetworkDiagram;
import org.residuallab.diagram.NetworkDiagram.Fold;
import org.residuallab.files.PathText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./lab draw}: networks as pictures. */
@Command(
    name = "draw",
    header = "Draws networks side by side, as the paper's Fig. 3 does.",
    mixinStandardHelpOptions = true,
    description = {
      "Draws networks side by side, as in the paper's Fig. 3, or their building blocks: as lines"
          + " (SVG) or as points (PNG, twice as fine as a screen)."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab draw vgg-19 plain-34 resnet-34 -o figure-3.svg",
      "  ./lab draw resnet-110 -o resnet-110.png      equal blocks once, with their number",
      "  ./lab draw resnet-110 --full -o poster.svg   each block",
      "  ./lab draw plain-34 resnet-34 resnet-50 --blocks -o blocks.svg"
    })
final class DrawCommand implements Runnable {

  @Parameters(
      arity = "1..*",
      paramLabel = "NET",
      description =
          "The networks from left to right: resnet-N, plain-N, preresnet-N, wide-resnet-N-K or"
              + " vgg-N.")
  private List<String> nets;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The file to write; its name ends in .svg or .png.")
  private Path file;

  @Option(
      names = "--blocks",
      description = "Instead: each kind of block that these networks have, layer by layer.")
  private boolean blocks;

  @Option(
      names = "--full",
      description = "Draw each block of a deep network, though the picture grows very long.")
  private boolean full;

  @Mixin private VariationOptions variation;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    if (blocks && full) {
      throw new IllegalArgumentException("--blocks draws no deep network: leave out --full");
    }
    Drawing.format(file); // A wrong name shows before anything is drawn.
    List<Architecture> networks = variation.of(nets);
    Drawing drawing =
        blocks
            ? BlockDiagram.of(Specimen.of(networks))
            : NetworkDiagram.of(networks, full ? Fold.NEVER : Fold.WHERE_LONG);
    try {
      drawing.write(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    spec.commandLine().getOut().printf("%s: %s%n", PathText.of(file), drawing.title());
  }
}
