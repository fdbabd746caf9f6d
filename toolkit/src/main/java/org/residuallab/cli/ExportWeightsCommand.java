package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.residuallab.data.Preprocessing;
import org.residuallab.run.ModelFile;
import org.residuallab.run.Origin;
import org.residuallab.run.StoredModel;
import org.residuallab.run.UnknownPreprocessingException;
import org.residuallab.weights.WeightsExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./lab export-weights}: a trained network for other programs. */
@Command(
    name = "export-weights",
    header = "Writes a network's weights for other programs.",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the parameters of a finished run, or of imported weights, as a safetensors file that"
          + " PyTorch loads, under the names of the common CIFAR ResNets; under torchvision's for"
          + " ImageNet's ResNets and VGG. The file says which shortcut option the network has, where a"
          + " bottleneck has its stride, where option A puts its zeros, and what images need: ./lab"
          + " import reads that, and code elsewhere has to be built alike."
    },
    footer = {
      "",
      "Example:",
      "  ./lab export-weights resnet-20-short-600-seed1 resnet20.safetensors"
    })
final class ExportWeightsCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "The run: its name in runs/ or notebooks/results/, or its folder.")
  private String run;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "Where to write: FILE.safetensors. One that is there is replaced.")
  private String file;

  @Mixin private StoredModelOptions model;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path folder = RunFolders.ofNetwork(run);
    Path target = Typed.path("FILE", file);
    if (Files.isDirectory(target)) {
      throw new IllegalArgumentException("%s is a folder; name a file in it".formatted(target));
    }
    Origin origin = StoredModel.originIn(folder);
    WeightsExport export = WeightsExport.of(origin.network());
    ComputationGraph graph = ModelFile.read(folder, origin);
    export.write(target, graph, preprocessing(folder));
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s: %s under the names of %s, %,d KB%n",
        target, origin.network().name(), export.naming(), (Files.size(target) + 1023) / 1024);
    out.flush();
    return ExitCode.OK;
  }

  private Optional<Preprocessing> preprocessing(Path folder) throws IOException {
    try {
      return Optional.of(model.read(folder).preprocessing());
    } catch (UnknownPreprocessingException unknown) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          "lab: the file will not say what its images need: " + StoredModelOptions.advice(unknown));
      err.flush();
      return Optional.empty();
    }
  }
}
