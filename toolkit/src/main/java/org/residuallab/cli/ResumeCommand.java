package org.residuallab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.residuallab.data.Dataset;
import org.residuallab.files.PathText;
import org.residuallab.probe.Probes;
import org.residuallab.run.RunPlan;
import org.residuallab.run.RunRecord;
import org.residuallab.run.StoredRun;
import org.residuallab.training.OwnEngine;
import org.residuallab.training.RunNames;
import org.residuallab.training.RunProbe;
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
    // Its record alone: the checkpoint holds the curves, and a damaged file of them does no harm.
    Path folder = StoredRunOptions.folder(name);
    RunRecord run =
        StoredRun.recordIn(folder)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no run %s in %s; ./lab runs lists what there is"
                            .formatted(name, PathText.of(folder.toAbsolutePath().getParent()))));
    RunNames.misnomer(folder, run)
        .ifPresent(
            line -> {
              throw new IllegalArgumentException(line);
            });
    RunPlan plan = RunPlan.of(run);
    Dataset images = options.imagesOf(run);
    // The probes with which it began.
    List<RunProbe> probes = Probes.named(List.of(), run.recipe().iterations(), folder);
    return new LongTraining(spec.commandLine())
        .run(
            plan,
            images,
            folder.toAbsolutePath().getParent(),
            TrainingOptions.usual().with(probes).with(OwnEngine.of(run)));
  }
}
