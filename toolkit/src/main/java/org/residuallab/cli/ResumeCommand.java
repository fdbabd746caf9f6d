package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.residuallab.data.Dataset;
import org.residuallab.files.PathText;
import org.residuallab.probe.Probes;
import org.residuallab.run.Continuation;
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
    header = "Goes on with a run that was cut off, or to more iterations.",
    mixinStandardHelpOptions = true,
    description = {
      "Goes on with a run that was cut off, from its last checkpoint, and ends with the same bits as"
          + " a run that never was. The command that began the run does the same.",
      "",
      "The run's own compute path and threads are used; LAB_ENGINE and LAB_THREADS ask for others."
          + " With others, or on another instruction set or commit, the run goes on but its bits are"
          + " no longer the same: one line says so, and run.json keeps it.",
      "",
      "With --iterations it goes on with a finished run, as a run of its own: with its parameters"
          + " and its momentum, in its order of the images. The finished run's schedule was made for"
          + " its own number of iterations and is over: the rate stays the last one, unless"
          + " --learning-rate and --drops say otherwise. run.json names the run that it goes on from."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab resume RUN --data datasets/cifar-10",
      "  ./lab resume RUN --iterations 2000",
      "  ./lab resume RUN --iterations 2000 --learning-rate 0.02 --drops 1500",
      "  ./lab runs                          which runs there are, and which were cut off"
    })
final class ResumeCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "The run: its name in runs/, or its folder.")
  private String name;

  @Mixin private StoredRunOptions options;
  @Mixin private GoingOnOptions further;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    // Its record alone: the checkpoint holds the curves, and a damaged file of them does no harm.
    Path folder = RunFolders.own(name);
    RunRecord run =
        StoredRun.recordIn(folder)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no run %s in %s; ./lab runs lists what there is"
                            .formatted(name, PathText.of(parent(folder)))));
    RunNames.misnomer(folder, run)
        .ifPresent(
            line -> {
              throw new IllegalArgumentException(line);
            });
    options.refuseFolderFor(run);
    Dataset images = options.ownImagesOf(run);
    Path runs = parent(folder);
    if (further.areAskedFor()) {
      return goOn(folder, images, runs);
    }
    RunPlan plan = RunPlan.of(run);
    // The probes with which it began.
    List<RunProbe> probes = Probes.named(List.of(), run.recipe().iterations(), folder);
    return new LongTraining(spec.commandLine(), "--iterations N goes on with it", true)
        .run(plan, images, runs, TrainingOptions.usual().with(probes).with(OwnEngine.of(run)));
  }

  private int goOn(Path folder, Dataset images, Path runs) throws IOException {
    StoredRun finished = StoredRun.read(folder);
    TrainingOptions training =
        TrainingOptions.usual().with(Probes.of(finished)).with(OwnEngine.of(finished.record()));
    RunPlan asked = further.plan(finished);
    RunPlan plan = further.isNamed() ? asked : RunNames.sameOrFree(asked, images, training, runs);
    if (StoredRun.recordIn(runs.resolve(plan.name())).isEmpty()) {
      plan.requireFits(images);
      RunPlan.of(finished.record())
          .requireSame(
              finished.record(),
              RunPlan.of(finished.record()).split(images),
              finished.record().probes());
      PrintWriter err = spec.commandLine().getErr();
      Continuation.begin(finished, plan, runs, line -> err.println("lab: " + line));
      spec.commandLine().getOut().println(further.inWords(finished.record(), plan));
    }
    return new LongTraining(spec.commandLine(), "--iterations N goes on with it", true)
        .run(plan, images, runs, training);
  }

  /** Where a run's folder lies; the root of the disk lies in itself. */
  private static Path parent(Path folder) {
    Path whole = folder.toAbsolutePath();
    return whole.getParent() == null ? whole : whole.getParent();
  }
}
