package org.residuallab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.residuallab.data.Dataset;
import org.residuallab.probe.Probes;
import org.residuallab.training.Repetition;
import org.residuallab.training.RunProbe;
import org.residuallab.training.StoredRun;
import org.residuallab.training.TrainingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./lab resume}: goes on with a run that was cut off. */
@Command(
    name = "resume",
    header = "Goes on with a run that was cut off.",
    mixinStandardHelpOptions = true,
    description = {
      "Goes on with a run that was cut off, from its last checkpoint, and ends with the same bits as"
          + " a run that never was. The command that began the run does the same.",
      "",
      "The run's own compute path and threads are used; LAB_ENGINE and LAB_THREADS ask for others."
          + " With others, or on another instruction set or commit, the run goes on but its bits are"
          + " no longer the same: one line says so, and run.json keeps it."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab resume plain-56-short-seed1 --data datasets/cifar-10",
      "  ./lab runs                          which runs there are, and which were cut off"
    })
final class ResumeCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "The run: its name in runs/, or its folder.")
  private String name;

  @Mixin private StoredRunOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    StoredRun run = StoredRunOptions.named(name);
    Dataset images = options.imagesOf(run.record());
    Path runs = run.folder().toAbsolutePath().getParent();
    return new LongTraining(spec.commandLine())
        .run(
            Repetition.of(run.record()),
            images,
            runs,
            TrainingOptions.usual().with(probes(run)).with(OwnEngine.of(run.record())));
  }

  /** The probes with which the run began. */
  private static List<RunProbe> probes(StoredRun run) throws IOException {
    return Probes.named(List.of(), run.record().recipe().iterations(), run.folder());
  }
}
