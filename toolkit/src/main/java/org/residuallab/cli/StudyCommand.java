package org.residuallab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.residuallab.data.DataSetting;
import org.residuallab.data.Dataset;
import org.residuallab.data.SyntheticImages;
import org.residuallab.files.Project;
import org.residuallab.run.StoredRun;
import org.residuallab.study.Schedule;
import org.residuallab.study.SharedImages;
import org.residuallab.study.Study;
import org.residuallab.study.StudyCell;
import org.residuallab.table.StudyList;
import org.residuallab.table.StudySummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./lab study}: a grid of runs. */
@Command(
    name = "study",
    header = "Trains a grid: networks, seeds, budgets.",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a grid: every network of the file with every seed at every budget. Runs that are there"
          + " already with equal inputs are not repeated, those that were cut off go on, and Ctrl-C"
          + " loses nothing. A finished run without the probes asked for is left as it is and repeated"
          + " under the next free name; --list says so. At the end it prints means and spreads over"
          + " the seeds, and the paired differences of plain and residual twins.",
      "",
      "A file is YAML; networks, seeds and preset are required:",
      "",
      "  networks: [plain-20, plain-56, resnet-20, resnet-56]",
      "  shortcuts: [A, B]       # of the residual ones; left out: the paper's",
      "  seeds: [1, 2, 3]",
      "  preset: short",
      "  iterations: 600         # left out: the preset's; a list is a grid too",
      "  probes: [gradients]     # and responses: tables of each run; left out: none",
      "  recipe:                 # left out: the preset's",
      "    batch_size: 128       # and learning_rate, weight_decay, augment, held_out,",
      "    drops: [300, 450]     # evaluations, test_images, scaled_crop, precision"
    },
    footer = {
      "",
      "Examples:",
      "  ./lab study notebooks/studies/twins.yaml --list",
      "  ./lab study notebooks/studies/twins.yaml --data datasets/cifar-10",
      "  ./lab study notebooks/studies/twins.yaml --data datasets/cifar-10 --on spark://HOST:7077"
    })
final class StudyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The study's file.")
  private Path file;

  @Option(names = "--list", description = "Only say what is done, running and to do.")
  private boolean list;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      description = "Train N runs at once (default: what a short measurement finds best).")
  private Optional<Integer> atOnce;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "The folder of the images; without it LAB_DATA, else the synthetic set.")
  private Optional<String> data;

  @Mixin private ClusterOptions cluster;

  @Mixin private DamagedOption damaged;

  @Mixin private FormatOption format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    cluster.requireSense(atOnce.isPresent());
    DataSetting setting = DataSetting.of(data);
    SyntheticImages synthetic = Study.preset(file).syntheticImages();
    Dataset images = damaged.load(setting, synthetic);
    Study study = Study.read(file, images);
    Path runs = Project.here().runs();
    PrintWriter out = spec.commandLine().getOut();
    List<StudyCell> cells = study.cells(images, runs);
    out.print(StudyList.of(cells).as(format.chosen()));
    out.flush();
    if (list) {
      return ExitCode.OK;
    }
    return cluster.areGiven()
        ? trainElsewhere(study, cells, images, SharedImages.of(setting, synthetic, images))
        : train(study, cells, images, runs);
  }

  private int trainElsewhere(
      Study study, List<StudyCell> cells, Dataset images, SharedImages shared) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Path runs = Project.here().runs();
    try (StopSignal signal = StopSignal.interrupting(Thread.currentThread(), err)) {
      cluster.train(cells, shared, runs, err);
      List<StoredRun> made = study.made(images, runs);
      return report(made, cells.size() - made.size(), cells.size(), signal);
    }
  }

  private int train(Study study, List<StudyCell> cells, Dataset images, Path runs)
      throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    try (StopSignal signal = StopSignal.interrupting(Thread.currentThread(), err)) {
      Schedule schedule =
          atOnce.isPresent() ? Schedule.of(atOnce.get()) : Schedule.best(cells, images);
      err.println("lab: " + schedule);
      err.flush();
      List<StoredRun> made =
          study.run(images, runs, new StudyProgress(err), schedule).stream()
              .filter(run -> run.record().status().isOutcome())
              .toList();
      long left = study.cells(images, runs).stream().filter(cell -> !cell.isDone()).count();
      return report(made, left, cells.size(), signal);
    }
  }

  private int report(List<StoredRun> made, long left, int all, StopSignal signal) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    out.println();
    out.print(StudySummary.of(made).as(format.chosen()));
    out.println();
    out.print(StudySummary.twins(made).as(format.chosen()));
    out.flush();
    if (left == 0) {
      return ExitCode.OK;
    }
    err.printf("lab: %d of %d runs are left; the same command goes on%n", left, all);
    err.flush();
    return signal.hasCome() ? StopSignal.STATUS : ExitCode.SOFTWARE;
  }
}
